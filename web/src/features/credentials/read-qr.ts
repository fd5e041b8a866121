// SPDX-License-Identifier: Apache-2.0

interface Detector {
  detect: (image: ImageBitmapSource) => Promise<{ rawValue: string }[]>
}

declare global {
  interface Window {
    // Chromium on Android and macOS has it; the types of the DOM do not know it yet.
    BarcodeDetector?: new (options: {
      formats: string[]
    }) => Detector
  }
}

/** Largest side looked at: bigger photographs are scaled down, which also helps the reader over noise. */
const largest = 1600

interface Picture {
  source: CanvasImageSource
  width: number
  height: number
}

const canvas = document.createElement('canvas')

/** Content of the QR code in a picture, read on the device; undefined where there is none. */
export async function readQr({ source, width, height }: Picture): Promise<string | undefined> {
  if (width === 0 || height === 0) return undefined
  const scale = Math.min(1, largest / Math.max(width, height))
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  if (window.BarcodeDetector) {
    try {
      const [found] = await new window.BarcodeDetector({ formats: ['qr_code'] }).detect(canvas)
      if (found) return found.rawValue
    } catch {
      // Some builds announce the detector without having it: read it ourselves.
    }
  }
  const { default: jsqr } = await import('jsqr')
  const image = context.getImageData(0, 0, canvas.width, canvas.height)
  return jsqr(image.data, image.width, image.height)?.data
}

export async function readQrFile(file: File): Promise<string | undefined> {
  const bitmap = await createImageBitmap(file)
  try {
    return await readQr({ source: bitmap, width: bitmap.width, height: bitmap.height })
  } finally {
    bitmap.close()
  }
}
