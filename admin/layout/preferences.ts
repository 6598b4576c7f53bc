import { localStorageStore, type Store } from 'react-admin';

const LIST_STATE = '.listParams';

const browserStore = localStorageStore();

/**
 * Preferences in the browser's storage; signing out deletes the state of lists, but not language, theme and saved
 * filters.
 */
export const preferences: Store = {
  ...browserStore,
  reset() {
    for (const key of Object.keys(browserStore.listItems?.('') ?? {})) {
      if (key.endsWith(LIST_STATE)) browserStore.removeItem(key);
    }
  },
};
