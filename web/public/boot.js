// Sets colour scheme, language and direction before the first paint. Kept tiny and external, because
// the Content-Security-Policy allows no inline script. The keys are those of theme.ts and languages.ts.
(function () {
  var root = document.documentElement;
  var read = function (key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  var scheme = read('ga-color-scheme');
  if (scheme !== 'light' && scheme !== 'dark') {
    scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  root.setAttribute('data-mantine-color-scheme', scheme);
  var supported = ['en', 'fr', 'es', 'ar'];
  var wanted = [read('ga-language')].concat(Array.from(navigator.languages || []));
  for (var i = 0; i < wanted.length; i++) {
    var language = (wanted[i] || '').slice(0, 2);
    if (supported.indexOf(language) >= 0) {
      root.lang = language;
      root.dir = language === 'ar' ? 'rtl' : 'ltr';
      break;
    }
  }
})();
