// Before anything is painted: the theme that a person chose here, else that of the system.
const chosen = localStorage.getItem('theme');
document.documentElement.dataset.theme =
  chosen ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
