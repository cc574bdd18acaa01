import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { uiText } from '../text/ui.ts'
import { Button } from './Button.tsx'
import './dialog.css'

interface Props {
  title: string
  isOpen: boolean
  onClose(): void
  size?: 'small' | 'medium' | 'large' | 'full'
  children: ReactNode
}

/** A dialog above the page; Escape and a press outside close it, and the focus returns. */
export function ModalDialog({ title, isOpen, onClose, size = 'small', children }: Props) {
  return (
    <ModalOverlay
      className='dialog-overlay'
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
    >
      <Modal className={`dialog-frame is-${size}`}>
        <Dialog className='dialog'>
          <header className='dialog-header'>
            <Heading slot='title' level={2}>
              {title}
            </Heading>
            <Button icon='close' label={uiText.close} tone='quiet' onPress={onClose} />
          </header>
          <div className='dialog-body'>{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
