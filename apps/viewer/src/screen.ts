import type { ViewingNews } from '@amparo/contract'
import type { Kind } from './kind-of.ts'

export interface Screen {
  clear(): void
  blur(): void
  sound(on: boolean): void
  /** The picture that is shown, once it is there; null for anything else. */
  picture(): HTMLImageElement | null
  /** Empty, and nothing more is asked for. */
  end(): void
}

type Element = HTMLImageElement | HTMLVideoElement | HTMLAudioElement

/** Shows what lies under an address: blurred, grey, silent and standing still until it is told otherwise. */
export function makeScreen(
  place: HTMLElement,
  { as }: Kind,
  address: string,
  tell: (news: ViewingNews) => void,
): Screen {
  const element = elementFor(as)
  const isMedia = element instanceof HTMLMediaElement
  // On a busy machine the worker gives up before the page has answered it: a picture is asked for again.
  let asksLeft = isMedia ? 0 : 2
  element.addEventListener('error', () => {
    if (asksLeft === 0) return tell({ news: 'stopped', why: 'undecoded' })
    asksLeft -= 1
    setTimeout(() => {
      if (element.isConnected) element.src = address
    }, 1_000)
  })
  if (element instanceof HTMLImageElement) {
    element.addEventListener('load', () => {
      tell({ news: 'measured', width: element.naturalWidth, height: element.naturalHeight })
    })
  } else {
    element.muted = true
    element.preload = 'metadata'
    stayHere(element)
    element.addEventListener('loadedmetadata', () => tell({ news: 'measured', ...sizeOf(element) }))
  }
  const screen: Screen = {
    clear() {
      document.body.classList.remove('blurred')
      if (isMedia) element.controls = true
    },
    blur() {
      document.body.classList.add('blurred')
      if (!isMedia) return
      element.controls = false
      element.pause()
      element.muted = true
    },
    sound(on) {
      if (isMedia) element.muted = !on
    },
    picture: () => (element instanceof HTMLImageElement && element.complete ? element : null),
    end() {
      if (isMedia) element.pause()
      element.removeAttribute('src')
      if (isMedia) element.load()
      place.replaceChildren()
    },
  }
  screen.blur()
  element.src = address
  place.replaceChildren(element)
  return screen
}

/** Not to a television, not into a window of its own, not to disk by a menu that leaves out what saving means. */
function stayHere(element: HTMLMediaElement): void {
  element.disableRemotePlayback = true
  if (element instanceof HTMLVideoElement) element.disablePictureInPicture = true
  element.setAttribute('controlslist', 'nodownload noremoteplayback noplaybackrate')
}

function elementFor(as: Kind['as']): Element {
  if (as === 'video') return document.createElement('video')
  if (as === 'audio') return document.createElement('audio')
  const image = document.createElement('img')
  // The desk says in words what is in the frame.
  image.alt = ''
  return image
}

function sizeOf(element: HTMLVideoElement | HTMLAudioElement): { width: number; height: number } {
  if (element instanceof HTMLVideoElement)
    return { width: element.videoWidth, height: element.videoHeight }
  return { width: 0, height: 0 }
}
