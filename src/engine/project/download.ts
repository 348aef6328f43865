import { message, StudioError } from '../../texts/message';
import { receive, type DownloadTexts } from '../models/mobilenetv2/pretrained/receive';
import type { DownloadProgress } from '../protocol/download';

/** A browser's storage for one origin holds no more. */
const MOST_BYTES = 64e9;

const texts: DownloadTexts = {
  notReached: (host) => message('project.download.notReached', { host }),
  tooLarge: (address) => message('project.download.tooLarge', { address }),
};

/**
 * The file at an address, without credentials or referrer.
 * @throws an Error with a message for the user.
 */
export async function downloadProject(
  address: string,
  onProgress: (progress: DownloadProgress) => void,
): Promise<File> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new StudioError(message('project.download.address'));
  }
  const blob = await receive(url, MOST_BYTES, (done, total) => onProgress({ done, total }), texts);
  const name = url.pathname.split('/').at(-1) || 'project.zip';
  return new File([blob], name, { type: 'application/zip' });
}
