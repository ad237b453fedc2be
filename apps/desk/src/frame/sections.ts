import type { IconName } from '../ui/icon.tsx'

/** A part of the workspace, shown to whoever may do at least its first action. */
export interface Section {
  readonly code: 'messages' | 'lawyers' | 'people' | 'questions' | 'register' | 'log'
  readonly path: '/messages' | '/lawyers' | '/people' | '/questions' | '/register' | '/log'
  readonly needs: string
  readonly icon: IconName
}

/** In the order of the rail. Later sections take their places among these. */
export const sections: readonly Section[] = [
  { code: 'messages', path: '/messages', needs: 'submission.list', icon: 'messages' },
  { code: 'lawyers', path: '/lawyers', needs: 'mandate.read', icon: 'lawyers' },
  { code: 'people', path: '/people', needs: 'subject.search', icon: 'people' },
  { code: 'questions', path: '/questions', needs: 'letter.read', icon: 'letters' },
  { code: 'register', path: '/register', needs: 'subject.search', icon: 'places' },
  { code: 'log', path: '/log', needs: 'log.read', icon: 'log' },
]
