import type { ReactNode } from 'react'
import type { Notice } from '../planning/notice.ts'
import { noticeText } from '../text/notices.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import './notice.css'

interface Props {
  tone: Notice['tone']
  title: string
  lines: readonly string[]
  onDismiss?: () => void
  children?: ReactNode
}

/** A message in whole sentences. */
export function NoticeCard({ tone, title, lines, onDismiss, children }: Props) {
  return (
    <div className={`notice is-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon name={tone === 'info' ? 'info' : 'warning'} />
      <div className='notice-words'>
        <strong>{title}</strong>
        {lines.length === 1 ? (
          <p>{lines[0]}</p>
        ) : (
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {children}
      </div>
      {onDismiss && (
        <Button icon='close' label={noticeText.dismiss} tone='quiet' onPress={onDismiss} />
      )}
    </div>
  )
}
