// The page that frames the puzzle hears from here what became of it, and no other page does.
// Vendor: https://developer.arkoselabs.com/docs/client-api
;(() => {
  const tell = (type, more) =>
    window.parent.postMessage({ type: `captcha:${type}`, ...more }, document.body.dataset.parent)

  // The puzzle's script did not come: blocked, or unreachable. Such an event does not bubble.
  window.addEventListener(
    'error',
    (event) => event.target instanceof HTMLScriptElement && tell('error'),
    true,
  )

  window.setUpPuzzle = (enforcement) => {
    const { blob } = document.body.dataset
    enforcement.setConfig({
      mode: 'inline',
      selector: '#puzzle',
      ...(blob && { data: { blob } }),
      onReady: () => tell('ready'),
      onResize: ({ height } = {}) => tell('size', { height: Number.parseInt(height, 10) }),
      onCompleted: ({ token }) => tell('completed', { token }),
      onFailed: () => tell('failed'),
      onError: () => tell('error'),
    })
  }
})()
