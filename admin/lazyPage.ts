import { type ComponentType, lazy } from 'react';

/** A page that is loaded when it is first opened, by its name in its module. */
export function lazyPage<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazy(async () => ({ default: (await load())[name] }));
}
