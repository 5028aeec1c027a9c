let audio: AudioContext | undefined;

/** Plays two short soft notes. Browsers block sound before the first interaction with the page; then nothing is played. */
export async function chime(): Promise<void> {
  try {
    audio ??= new AudioContext();
    await audio.resume();
    const { currentTime, destination } = audio;
    for (const [index, frequency] of [660, 880].entries()) {
      const tone = new OscillatorNode(audio, { frequency });
      const volume = new GainNode(audio, { gain: 0 });
      const from = currentTime + index * 0.12;
      volume.gain.setTargetAtTime(0.08, from, 0.01);
      volume.gain.setTargetAtTime(0, from + 0.1, 0.05);
      tone.connect(volume).connect(destination);
      tone.start(from);
      tone.stop(from + 0.5);
    }
  } catch {
    // Sound is not available.
  }
}
