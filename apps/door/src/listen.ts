/**
 * A voice of this device for a language, or null. Voices that are not `localService` send the text
 * to somebody else's computer, so they are never used.
 */
export function localVoice(language: string): SpeechSynthesisVoice | null {
  const voices = globalThis.speechSynthesis?.getVoices() ?? []
  const speaks = (voice: SpeechSynthesisVoice) => voice.lang.toLowerCase().startsWith(language)
  return voices.find((voice) => voice.localService && speaks(voice)) ?? null
}

/** Reads sentences aloud; `onEnd` when the last one is over or somebody stopped it. */
export function read(sentences: readonly string[], voice: SpeechSynthesisVoice, onEnd: () => void) {
  speechSynthesis.cancel()
  for (const [at, sentence] of sentences.entries()) {
    const utterance = new SpeechSynthesisUtterance(sentence)
    utterance.voice = voice
    utterance.lang = voice.lang
    if (at === sentences.length - 1) utterance.onend = onEnd
    utterance.onerror = onEnd
    speechSynthesis.speak(utterance)
  }
}

/** Stops reading. */
export function hush(): void {
  globalThis.speechSynthesis?.cancel()
}
