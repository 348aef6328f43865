/**
 * Write all of `bytes` into a file of the private file system, from byte `at` on.
 *
 * @throws Error when the disk is full: the browser throws, or takes a part only
 */
export function writeWhole(
  file: Pick<FileSystemSyncAccessHandle, 'write'>,
  bytes: Uint8Array<ArrayBuffer>,
  at: number,
): void {
  if (file.write(bytes, { at }) < bytes.length) throw new Error('The disk is full.');
}
