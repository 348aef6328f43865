/**
 * The door to other servers: lives as long as one download that a person asked for, and
 * is the only script whose Content-Security-Policy (headers.ts) lets it connect to another
 * origin. It takes an address, gives files, and imports nothing that reads storage.
 */
import { expose } from 'comlink';
import { downloadWeights } from '../models/mobilenetv2/pretrained/download';
import type { DownloadApi } from '../protocol';

const api: DownloadApi = { download: downloadWeights };

expose(api);
