/** Read as parts of a path, or as more than one line. What else a system does not allow, its browser replaces. */
const UNUSABLE = /[/\\\p{Cc}\p{Zl}\p{Zp}]/gu;
/** Marks without a shape, of which some turn the direction of writing: `gnp.exe` can look like `exe.png`. */
const SHAPELESS = /\p{Cf}/gu;

/** The name of a file, ours or one that was sent: it reads the same everywhere and is no path. */
export function fileName(text: string): string {
  return text.replace(SHAPELESS, '').replace(UNUSABLE, '_').trim();
}
