/** Lets the person download a file. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Some browsers start the download after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
