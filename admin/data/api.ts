import { createClient } from '../../domain/contract/client.ts';
import { i18nProvider } from '../words/i18nProvider.ts';
import { withRetries } from './retry.ts';

/** The API, in the language of the console. Components use it through `useCall`. */
export const api = withRetries(
  createClient({
    baseUrl: '',
    headers: () => ({ 'accept-language': i18nProvider.getLocale() === 'en' ? 'en' : 'zh-CN' }),
  }),
);
