// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'react'
import { Notice } from '#web/shared/ui/notice.tsx'
import { readQr } from './read-qr.ts'
import { useCredentialTexts } from './texts.ts'

/** Looks through the camera about five times a second until a code is seen. Nothing of the picture leaves the device. */
export function Scanner({ onFound }: { onFound: (payload: string) => void }) {
  const { verify: texts } = useCredentialTexts()
  const video = useRef<HTMLVideoElement>(null)
  const found = useRef(onFound)
  const [trouble, setTrouble] = useState<'denied' | 'none'>()
  useEffect(() => {
    found.current = onFound
  })
  useEffect(() => {
    let stopped = false
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const view = video.current
      if (stopped || !view) return
      const payload = await readQr({ source: view, width: view.videoWidth, height: view.videoHeight })
      if (stopped) return
      if (payload) found.current(payload)
      else timer = setTimeout(() => void look(), 200)
    }
    const open = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
        if (stopped || !video.current) return release(stream)
        video.current.srcObject = stream
        await video.current.play()
        void look()
      } catch (error) {
        setTrouble(error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'none')
      }
    }
    void open()
    return () => {
      stopped = true
      clearTimeout(timer)
      release(stream)
    }
  }, [])
  if (trouble) return <Notice tone="amber">{trouble === 'denied' ? texts.scanDenied : texts.scanNone}</Notice>
  return (
    <>
      <video ref={video} playsInline muted aria-label={texts.scanHint} />
      <p className="small muted">{texts.scanHint}</p>
    </>
  )
}

function release(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
