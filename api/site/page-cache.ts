/** Pages that are the same for everybody, cached for a moment: many concurrent readers cause one query. */
const CACHE_MS = 5_000;
const MAX_PAGES = 500;

export class PageCache {
  readonly #pages = new Map<string, { readonly html: Promise<string>; readonly until: number }>();

  /** The page with this key, made again if it is older than five seconds. A failure is not cached. */
  get(key: string, make: () => Promise<string>): Promise<string> {
    const known = this.#pages.get(key);
    if (known && known.until > Date.now()) return known.html;
    const html = make();
    this.#pages.delete(key);
    this.#pages.set(key, { html, until: Date.now() + CACHE_MS });
    html.catch(() => this.#pages.delete(key));
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > MAX_PAGES && oldest !== undefined) this.#pages.delete(oldest);
    return html;
  }
}
