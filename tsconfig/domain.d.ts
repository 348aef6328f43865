/** What src/domain uses of the platform: page, worker and Node all have it, plain http not all. */
declare const crypto: {
  readonly subtle?: { digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer> };
  randomUUID?(): string;
  getRandomValues(bytes: Uint8Array): Uint8Array;
};
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare function atob(base64: string): string;
declare function btoa(binary: string): string;
