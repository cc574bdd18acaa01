import type { AskSettings } from './askOptions.ts'

/** The same settings for a part of a question, which may take a share of the time that is left. */
export const withShare = (settings: AskSettings, share: number): AskSettings => {
  const reserved = settings.remainingSeconds() * (1 - share)
  const remainingSeconds = () => Math.max(0, settings.remainingSeconds() - reserved)
  return {
    ...settings,
    remainingSeconds,
    isOver: () => settings.isCancelled() || remainingSeconds() <= 0,
  }
}
