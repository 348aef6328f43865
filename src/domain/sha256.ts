/** SHA-256 in hex: the identity of images and snapshots. */

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

async function digest(bytes: Uint8Array): Promise<Uint8Array> {
  const { subtle } = crypto;
  if (subtle) {
    return new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  }
  // Plain http has no Web Crypto.
  const { sha256 } = await import('@noble/hashes/sha2.js');
  return sha256(bytes);
}

/** 64 hexadecimal digits, lower case. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  let hex = '';
  for (const byte of await digest(bytes)) hex += HEX[byte]!;
  return hex;
}
