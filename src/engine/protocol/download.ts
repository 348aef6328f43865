/** What the page and download.worker.ts say to each other. */
/** Bytes of the weight files so far, and in all where the server or model.json says so. */
export interface DownloadProgress {
  done: number;
  total: number | null;
}

/** download.worker.ts: the one script that may reach another origin, when the user enters an address. */
export interface DownloadApi {
  /**
   * The weight files at this address: a Keras `.h5`, or a `model.json` and the files it
   * names. Throws an Error with a message for the user. To stop it, terminate the worker.
   */
  download(address: string, onProgress: (progress: DownloadProgress) => void): Promise<File[]>;
  /** The file at this address, to be opened as a project. Throws as `download` does. */
  downloadProject(address: string, onProgress: (progress: DownloadProgress) => void): Promise<File>;
}
