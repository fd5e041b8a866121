// SPDX-License-Identifier: Apache-2.0
import { ConfigProvider } from 'antd'
import enGB from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useMemo } from 'react'
import { usePrefs } from '#web/shared/a11y/prefs.ts'

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** Gives the component library the tokens of the design system; contrast changes reach it too. */
export function Theme({ children }: { children: ReactNode }) {
  const { locale, contrast } = usePrefs()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens are read from the page, which the contrast changes
  const theme = useMemo(
    () => ({
      token: {
        colorPrimary: token('--primary'),
        // Their own is paler than white text on it may be.
        colorPrimaryHover: token('--primary-hover'),
        colorLink: token('--primary'),
        colorError: token('--red'),
        colorSuccess: token('--green'),
        colorWarning: token('--amber'),
        colorText: token('--ink'),
        colorTextSecondary: token('--ink-2'),
        colorTextTertiary: token('--ink-3'),
        colorTextPlaceholder: token('--ink-3'),
        colorBorder: token('--field-border'),
        colorBorderSecondary: token('--line'),
        borderRadius: 8,
        controlHeight: 34,
        fontSize: 14,
        fontFamily: token('--font'),
        motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      },
    }),
    [contrast],
  )
  return (
    <ConfigProvider locale={locale === 'en' ? enGB : zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  )
}
