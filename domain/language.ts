/** The languages of both interfaces, messages and errors. */
export type Language = 'zh' | 'en';
