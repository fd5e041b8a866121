// SPDX-License-Identifier: Apache-2.0
import { create } from 'qrcode'
import { useMemo } from 'react'
import './progress.css'

interface QrCodeProps {
  text: string
  label: string
  /** Width in rem. */
  size?: number
}

/** A QR code as one path, drawn on the device: nothing of it goes over the network. */
export function QrCode({ text, label, size = 13 }: QrCodeProps) {
  const { side, path } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: text.length > 300 ? 'L' : 'M' })
    let drawn = ''
    for (let y = 0; y < modules.size; y += 1)
      for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) drawn += `M${x} ${y}h1v1h-1z`
    return { side: modules.size, path: drawn }
  }, [text])
  return (
    <span className="c-qr" style={{ '--qr-size': `${size}rem`, '--qr-side': `${side}px` }}>
      <svg
        viewBox={`0 0 ${side} ${side}`}
        width={size * 16}
        role="img"
        aria-label={label}
        shapeRendering="crispEdges"
      >
        <path d={path} />
      </svg>
    </span>
  )
}
