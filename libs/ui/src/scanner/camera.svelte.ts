import { cameraProblemOf, type CameraProblem } from './camera-problem.ts';

/** Enough for a ticket held at arm's length; more only costs time. */
const PICTURE = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** A camera as a screen sees it: whether there is a picture, and what its buttons can do. */
export class Camera {
  state = $state<'off' | 'starting' | 'on' | 'problem'>('off');
  problem = $state<CameraProblem | null>(null);
  /** Light on or off; `null` where the camera has none. */
  torch = $state<boolean | null>(null);
  /** How many there are to switch between. */
  count = $state(0);

  private video: HTMLVideoElement | undefined;
  private stream: MediaStream | undefined;
  private ids: string[] = [];
  private chosen: string | undefined;
  /** Numbers the openings, so that one that was overtaken lets go of what it got. */
  private opening = 0;

  /** Opens the camera at the back, or the one chosen before, and shows it. */
  async open(video: HTMLVideoElement): Promise<void> {
    this.video = video;
    const opening = ++this.opening;
    this.release();
    if (!navigator.mediaDevices?.getUserMedia) return this.fail('insecure');
    this.state = 'starting';
    try {
      const stream = await this.request();
      if (opening !== this.opening) return stop(stream);
      await this.use(stream, video);
    } catch (error) {
      if (opening === this.opening) this.fail(cameraProblemOf(error));
    }
  }

  close(): void {
    this.opening++;
    this.release();
    this.state = 'off';
  }

  /** There is a picture, but nothing that can read it. */
  cannotRead(): void {
    this.opening++;
    this.fail('failed');
  }

  /** After a problem: once more. */
  async retry(): Promise<void> {
    if (this.video) await this.open(this.video);
  }

  /** Takes the next camera of the device. */
  async switch(): Promise<void> {
    const now = this.stream?.getVideoTracks()[0]?.getSettings().deviceId;
    this.chosen = this.ids[(this.ids.indexOf(now ?? '') + 1) % this.ids.length];
    await this.retry();
  }

  async toggleTorch(): Promise<void> {
    const track = this.stream?.getVideoTracks()[0];
    if (!track || this.torch === null) return;
    const torch = !this.torch;
    // `torch` is not in TypeScript's list of constraints.
    await track.applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet] }).then(
      () => (this.torch = torch),
      () => (this.torch = null),
    );
  }

  private async request(): Promise<MediaStream> {
    const any = { video: { ...PICTURE, facingMode: { ideal: 'environment' } }, audio: false };
    if (!this.chosen) return navigator.mediaDevices.getUserMedia(any);
    try {
      return await navigator.mediaDevices.getUserMedia({
        video: { ...PICTURE, deviceId: { exact: this.chosen } },
        audio: false,
      });
    } catch {
      this.chosen = undefined; // unplugged since
      return navigator.mediaDevices.getUserMedia(any);
    }
  }

  private async use(stream: MediaStream, video: HTMLVideoElement): Promise<void> {
    this.stream = stream;
    const track = stream.getVideoTracks()[0];
    track?.addEventListener('ended', () => this.stream === stream && this.fail('busy'));
    video.srcObject = stream;
    await video.play();
    const abilities = (track?.getCapabilities?.() ?? {}) as { torch?: boolean };
    this.torch = abilities.torch ? false : null;
    this.problem = null;
    this.state = 'on';
    const devices = await navigator.mediaDevices.enumerateDevices();
    this.ids = devices
      .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId)
      .map(({ deviceId }) => deviceId);
    this.count = this.ids.length;
  }

  private fail(problem: CameraProblem): void {
    this.release();
    this.problem = problem;
    this.state = 'problem';
  }

  private release(): void {
    if (this.stream) stop(this.stream);
    this.stream = undefined;
    this.torch = null;
    if (this.video) this.video.srcObject = null;
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
