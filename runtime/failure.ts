/** A failure that a person can fix: one clear sentence, no stack trace. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

/** Turns an error of the operating system into a sentence, or returns it unchanged. */
export function explain(error: unknown, doing: string): Error {
  const text =
    error instanceof Error ? `${'code' in error ? `${String(error.code)} ` : ''}${error.message}` : String(error);
  if (/ENOSPC|No space left on device/i.test(text)) {
    return new StartFailure(
      `磁盘空间不足，无法${doing}；请清理磁盘或用 DATA_DIR 指定其他位置。 The disk is full; free some space or set DATA_DIR.`,
    );
  }
  if (/EACCES|EROFS|EPERM|ENOTDIR|EEXIST/.test(text)) {
    return new StartFailure(
      `没有写入权限，无法${doing}；请检查数据文件夹的权限或设置 DATA_DIR。 The data folder is not writable; check its permissions or set DATA_DIR.`,
    );
  }
  return error instanceof Error ? error : new Error(text);
}
