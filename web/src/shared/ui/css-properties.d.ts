// SPDX-License-Identifier: Apache-2.0
import 'react'

declare module 'react' {
  // Custom properties are legal in `style`; React's types leave them out.
  interface CSSProperties {
    [customProperty: `--${string}`]: string | number | undefined
  }
}
