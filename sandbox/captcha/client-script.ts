/**
 * Behaves like Arkose Labs' client API in inline mode (see developer.arkoselabs.com, "Client API"): it calls
 * the function named in the script tag's `data-callback` with an enforcement object. Unsure: whether inline
 * mode shows itself on setConfig or waits for run(); here either draws it, and only once. Unsure, too: whether the
 * vendor's frame works below a page of an opaque origin, where its own origin is opaque and no frame-ancestors match;
 * here it does.
 */
export const clientScript = `
(() => {
  const script = document.currentScript
  const { origin, pathname } = new URL(script.src)
  const frameUrl = new URL(pathname.replace(/api\\.js$/, 'frame'), origin)
  let config = {}
  let frame = null

  const tell = (name, answer) => { if (typeof config[name] === 'function') config[name](answer) }
  const response = (fields) => ({ token: null, completed: false, suppressed: false, ...fields })

  const enforcement = {
    version: '2.0.0-sandbox',
    setConfig(given) {
      config = { ...config, ...given }
      if (config.mode === 'inline' && config.selector) draw()
      tell('onReady', response({}))
    },
    getConfig: () => ({ ...config }),
    run() { draw() },
    reset() {
      frame?.remove()
      frame = null
      tell('onReset', response({}))
      draw()
    },
  }

  function draw() {
    if (frame?.isConnected) return
    const place = config.selector && document.querySelector(config.selector)
    if (!place) return tell('onError', response({ error: { error: 'API_ERROR', source: 'selector' } }))
    const blob = config.data?.blob ?? (typeof config.data === 'string' ? config.data : '')
    frameUrl.searchParams.set('blob', blob ? 'yes' : '')
    frame = document.createElement('iframe')
    frame.src = frameUrl.href
    frame.title = 'Verification challenge'
    frame.width = '100%'
    frame.height = '260'
    frame.style.border = '0'
    frame.addEventListener('load', () => { tell('onShow', response({})); tell('onShown', response({})) })
    place.replaceChildren(frame)
  }

  addEventListener('message', (event) => {
    if (![origin, 'null'].includes(event.origin) || !frame || event.source !== frame.contentWindow) return
    const { kind, token } = event.data ?? {}
    if (kind === 'completed') tell('onCompleted', response({ token, completed: true }))
    if (kind === 'failed') tell('onFailed', response({ token: token ?? null }))
    if (kind === 'error') tell('onError', response({ error: { error: 'CHALLENGE_ERROR' } }))
  })

  const callback = window[script.dataset.callback]
  if (typeof callback === 'function') callback(enforcement)
  else console.warn('The sandbox captcha found no function named in data-callback.')
})()
`
