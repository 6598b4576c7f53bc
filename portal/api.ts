import { ApiProblem, type ClientOptions, createClient, createSheetClient, pathOf } from '../domain/contract/client.ts';
import { idleFor } from '../web/client/idle.ts';
import { chosenLanguage } from './words/index.tsx';

export { ApiProblem, pathOf };

/** Dispatched when the API reports that nobody is signed in any more. */
export const signedOut = new EventTarget();

const options: ClientOptions = {
  baseUrl: '',
  headers: () => ({ 'accept-language': chosenLanguage(), ...idleFor() }),
  onResponse: ({ status, url }) => {
    if (status === 401 && new URL(url).pathname !== '/api/session') signedOut.dispatchEvent(new Event('expired'));
  },
};

export const call = createClient(options);

/** Lists as workbooks. */
export const sheets = createSheetClient(options);
