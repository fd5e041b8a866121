// SPDX-License-Identifier: Apache-2.0
// Runs before the first paint, so that elder mode, contrast and language never flash. Plain script: CSP forbids inline code.
;(() => {
  const root = document.documentElement
  let prefs = {}
  try {
    prefs = JSON.parse(localStorage.getItem('chengshu.prefs') || '{}') || {}
  } catch {
    // Storage may be forbidden or hold rubbish; the defaults are good.
  }
  const asked = new URLSearchParams(location.search).get('lang')
  const locale = asked === 'en' || asked === 'zh' ? asked : prefs.locale
  if (prefs.mode === 'elder') root.dataset.mode = 'elder'
  if (prefs.contrast === 'more') root.dataset.contrast = 'more'
  root.lang = locale === 'en' ? 'en' : 'zh-CN'
})()
