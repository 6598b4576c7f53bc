/** Pages that are the same for everybody, kept for a moment: a rush of readers asks the database once. */
const MILLISECONDS = 5_000;
const MAX_PAGES = 500;

export class PageCache {
  readonly #pages = new Map<string, { readonly html: Promise<string>; readonly until: number }>();

  /** The page of this key, made anew where it is older than five seconds. One that fails is not kept. */
  get(key: string, make: () => Promise<string>): Promise<string> {
    const known = this.#pages.get(key);
    if (known && known.until > Date.now()) return known.html;
    const html = make();
    this.#pages.delete(key);
    this.#pages.set(key, { html, until: Date.now() + MILLISECONDS });
    html.catch(() => this.#pages.delete(key));
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > MAX_PAGES && oldest !== undefined) this.#pages.delete(oldest);
    return html;
  }
}
