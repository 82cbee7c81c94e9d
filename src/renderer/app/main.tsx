const root = document.getElementById('root');
if (root) {
  root.innerHTML = '';
  const screen = document.createElement('main');
  screen.dataset['screen'] = 'login';
  screen.textContent = 'Стойка';
  root.append(screen);
}
