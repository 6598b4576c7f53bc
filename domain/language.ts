/** The languages of both interfaces, messages and errors. */
export type Language = 'zh' | 'en';

/** The cookie with the language that was chosen in a browser, for the portal and the public pages. */
export const LANGUAGE_COOKIE = 'hengzhun-language';

/** Where the cookie says English, in either form of its name. */
export const CHOSE_ENGLISH = /(?:^|;\s*)(?:__Host-)?hengzhun-language=en(?:;|$)/;
