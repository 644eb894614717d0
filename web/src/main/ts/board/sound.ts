/** The drum, synthesised: no file to load, and silent until a person has asked for it (browsers demand as much). */
export class Drum {
  private context: AudioContext | undefined;
  private noise: AudioBuffer | undefined;
  private on = false;

  /** To be called from a click or a key, unless the browser was started so that pages may sound. Returns whether sound is on now. */
  async toggle(): Promise<boolean> {
    this.on = !this.on;
    if (this.on) {
      this.context ??= new AudioContext();
      this.noise ??= whiteNoise(this.context, 2);
      await this.context.resume();
      this.stroke(this.context.currentTime, 0.5);
    }
    return this.on;
  }

  /** A roll that swells for as long as told, then a boom and a crash. */
  roll(forMs: number): void {
    if (!this.on || this.context === undefined) {
      return;
    }
    const start = this.context.currentTime + 0.02;
    const end = start + forMs / 1000;
    let at = start;
    while (at < end) {
      const gone = (at - start) / (end - start);
      this.stroke(at, 0.08 + 0.5 * gone * gone);
      at += 0.055 - 0.022 * gone;
    }
    this.hit(end);
  }

  /** The reveal without a roll before it. */
  strike(): void {
    if (this.on && this.context !== undefined) {
      this.hit(this.context.currentTime + 0.02);
    }
  }

  private stroke(at: number, loudness: number): void {
    this.burst(at, 0.09, loudness * 0.55, 'bandpass', 1900);
    this.tone(at, 210, 160, 0.07, loudness * 0.5);
  }

  private hit(at: number): void {
    this.tone(at, 120, 38, 1.1, 1);
    this.tone(at, 240, 60, 0.35, 0.5);
    this.burst(at, 0.2, 0.5, 'lowpass', 900);
    this.burst(at, 1.9, 0.38, 'highpass', 5200);
  }

  private tone(at: number, fromHz: number, toHz: number, seconds: number, loudness: number): void {
    const context = this.context;
    if (context === undefined) {
      return;
    }
    const oscillator = new OscillatorNode(context, { frequency: fromHz });
    oscillator.frequency.setValueAtTime(fromHz, at);
    oscillator.frequency.exponentialRampToValueAtTime(toHz, at + seconds);
    oscillator.connect(this.fading(context, at, seconds, loudness));
    oscillator.start(at);
    oscillator.stop(at + seconds);
  }

  private burst(at: number, seconds: number, loudness: number, type: BiquadFilterType, frequency: number): void {
    const context = this.context;
    if (context === undefined || this.noise === undefined) {
      return;
    }
    const source = new AudioBufferSourceNode(context, { buffer: this.noise });
    const filter = new BiquadFilterNode(context, { type, frequency, Q: 0.8 });
    source.connect(filter).connect(this.fading(context, at, seconds, loudness));
    source.start(at, Math.random() * 0.05, seconds);
  }

  private fading(context: AudioContext, at: number, seconds: number, loudness: number): AudioNode {
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(loudness, at);
    gain.gain.exponentialRampToValueAtTime(0.0005, at + seconds);
    gain.connect(context.destination);
    return gain;
  }
}

function whiteNoise(context: AudioContext, seconds: number): AudioBuffer {
  const buffer = context.createBuffer(1, context.sampleRate * seconds, context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let i = 0; i < samples.length; i++) {
    samples[i] = Math.random() * 2 - 1;
  }
  return buffer;
}
