import { createClient, createSheetClient } from '../../domain/contract/client.ts';
import { i18nProvider } from '../words/i18nProvider.ts';
import { withRetries } from './retry.ts';

const options = {
  baseUrl: '',
  headers: () => ({ 'accept-language': i18nProvider.getLocale() === 'en' ? 'en' : 'zh-CN' }),
};

/** The API, in the language of the console. Components use it through `useCall`. */
export const api = withRetries(createClient(options));

/** Its lists as workbooks. */
export const sheets = createSheetClient(options);
