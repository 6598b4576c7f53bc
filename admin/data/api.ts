import { createClient, createSheetClient } from '../../domain/contract/client.ts';
import { Busy } from '../../web/client/busy.ts';
import { idleFor } from '../../web/client/idle.ts';
import { withRetries } from '../../web/client/retry.ts';
import { i18nProvider } from '../words/i18nProvider.ts';

const options = {
  baseUrl: '',
  headers: () => ({ 'accept-language': i18nProvider.getLocale() === 'en' ? 'en' : 'zh-CN', ...idleFor() }),
};

/** The calls that wait for a retry. */
export const busy = new Busy();

/** The API, in the language of the console. Components use it through `useCall`. */
export const api = withRetries(createClient(options), { wait: busy.wait });

/** The API's lists as workbooks. */
export const sheets = createSheetClient(options);
