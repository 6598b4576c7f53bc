/** Who protects the keys of the rings where they are stored: nobody else than the file system, or an operator's KMS. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartFailure } from '../failure.ts';

/**
 * Protects keys at rest. An operator's key management service is plugged in as a module whose path is KEY_PROVIDER and
 * which exports `keyProvider`. Keys are unwrapped once when a process starts and after a rotation, not with each use.
 */
export interface KeyProvider {
  /** Stands beside each stored key; a key is only unwrapped by the provider of this name. */
  readonly name: string;
  /**
   * @param key 32 bytes, or 64 of a session secret
   * @returns the text that is stored in its place
   */
  wrap(key: Buffer): Promise<string>;
  /** @throws Error if the text was not wrapped by this provider, or the service refuses or does not answer */
  unwrap(wrapped: string): Promise<Buffer>;
}

/** Keys as they are; the permissions of the file protect them. */
export const FILE_PROVIDER: KeyProvider = {
  name: 'file',
  wrap: async (key) => key.toString('hex'),
  unwrap: async (wrapped) => Buffer.from(wrapped, 'hex'),
};

/**
 * The provider of the module at `path`, or the built-in one.
 * @throws StartFailure if the module cannot be loaded or exports no provider
 */
export async function openKeyProvider(path: string | undefined): Promise<KeyProvider> {
  if (!path) return FILE_PROVIDER;
  try {
    const module = (await import(pathToFileURL(resolve(path)).href)) as { readonly keyProvider?: Partial<KeyProvider> };
    const { name, wrap, unwrap } = module.keyProvider ?? {};
    if (!name || name === FILE_PROVIDER.name || !wrap || !unwrap)
      throw new Error('it must export keyProvider with a name of its own, wrap and unwrap');
    return module.keyProvider as KeyProvider;
  } catch (error) {
    throw new StartFailure(
      `无法加载密钥服务 ${path}（${words(error)}），请检查 KEY_PROVIDER。 The key provider cannot be loaded; check KEY_PROVIDER.`,
      { cause: error },
    );
  }
}

/** @throws StartFailure naming the key and the provider */
export async function unwrapWith(provider: KeyProvider, id: string, wrapped: string): Promise<Buffer> {
  try {
    return await provider.unwrap(wrapped);
  } catch (error) {
    throw new StartFailure(
      `密钥 ${id} 无法由 ${provider.name} 解开（${words(error)}）；请检查密钥服务和 KEY_PROVIDER。 The provider cannot unwrap the key; check the service and KEY_PROVIDER.`,
      { cause: error },
    );
  }
}

const words = (error: unknown) => (error instanceof Error ? error.message : String(error));
