/**
 * The worker entry point for downloads: it runs for one download that the user started, and
 * is the only script whose Content-Security-Policy (headers.ts) lets it connect to another
 * origin. It receives an address, returns files, and imports nothing that reads storage.
 */
import { expose } from '../../messaging/expose';
import { downloadProject } from '../project/download';
import { downloadWeights } from '../models/mobilenetv2/pretrained/download';
import type { DownloadApi } from '../protocol/download';

const api: DownloadApi = { download: downloadWeights, downloadProject };

expose(api);
