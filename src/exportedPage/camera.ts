const AS_A_FILE =
  'To use the camera, serve this page: put it on any https server, or run “python -m http.server” ' +
  'in its folder and open http://localhost:8000. Images work here all the same; on a phone, ' +
  '“Choose images” can also take a photo.';

const isFile = () => !/^https?:$/.test(location.protocol);

/** A message for the user: what getUserMedia's error means, and what to do about it. */
function explain(error: unknown): string {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return isFile()
        ? `The browser did not allow the camera to this page, which was opened as a file. ${AS_A_FILE}`
        : 'The browser did not allow the camera. Allow it in the address bar, then try again.';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'No camera was found. Connect one, then try again.';
    case 'NotReadableError':
    case 'AbortError':
      return 'The camera is in use by another program, or did not start. Close the other program, then try again.';
    default:
      return 'The camera did not start. Try again, or choose images.';
  }
}

async function cameraIds(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId);
}

/** One camera at a time; front or back, where there are both. */
export class Camera {
  readonly video = document.createElement('video');
  private stream: MediaStream | null = null;
  private choice: MediaTrackConstraints = { facingMode: 'user' };
  /** Counts starts and stops: a start that was overtaken gives its stream back. */
  private turn = 0;

  constructor(
    /** Called when it ends by itself. */
    private readonly onEnd: (message: string) => void,
  ) {
    Object.assign(this.video, { muted: true, playsInline: true, ariaLabel: 'Camera' });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden && this.on) this.end('The camera was stopped while the page was hidden.');
    });
  }

  get on(): boolean {
    return this.stream !== null;
  }

  /** People expect a mirrored image of themselves; what a back camera shows is not mirrored. */
  get mirrored(): boolean {
    return this.stream?.getVideoTracks()[0]?.getSettings().facingMode !== 'environment';
  }

  /** False when it was stopped before it started. Throws an Error with a message for the user. */
  async start(): Promise<boolean> {
    this.stop();
    const turn = this.turn;
    // TypeScript does not know that a page from an insecure address has none.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (!devices?.getUserMedia) {
      throw new Error(`The browser gives this page no camera. ${AS_A_FILE}`);
    }
    try {
      const stream = await devices.getUserMedia({
        video: { width: { ideal: 640 }, height: { ideal: 480 }, ...this.choice },
      });
      if (turn !== this.turn) {
        stream.getTracks().forEach((track) => track.stop());
        return false;
      }
      this.stream = stream;
      stream.getVideoTracks()[0]?.addEventListener('ended', () => {
        if (this.stream === stream) this.end('The camera was disconnected.');
      });
      this.video.srcObject = stream;
      await this.video.play();
      return turn === this.turn;
    } catch (error) {
      if (turn !== this.turn) return false;
      this.stop();
      throw new Error(explain(error), { cause: error });
    }
  }

  stop(): void {
    this.turn++;
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.video.srcObject = null;
  }

  /** Start the one that looks the other way, or where none says which way, the next. Throws as `start`. */
  async switch(): Promise<boolean> {
    const { facingMode, deviceId } = this.stream?.getVideoTracks()[0]?.getSettings() ?? {};
    if (facingMode) {
      this.choice = { facingMode: facingMode === 'user' ? 'environment' : 'user' };
    } else {
      const ids = await cameraIds();
      this.choice = { deviceId: { exact: ids[(ids.indexOf(deviceId ?? '') + 1) % ids.length]! } };
    }
    return await this.start();
  }

  /** Whether there is another one; known only once one was allowed. */
  async canSwitch(): Promise<boolean> {
    return (await cameraIds()).length > 1;
  }

  private end(message: string): void {
    this.stop();
    this.onEnd(message);
  }
}
