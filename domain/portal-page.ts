/** First segments of the addresses at which the portal has pages; all others are answered with 404. */
export const PORTAL_PAGES = {
  signIn: 'sign-in',
  forgottenPassword: 'forgotten-password',
  register: 'register',
  my: 'my',
} as const;
