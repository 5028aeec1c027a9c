/** Inserts the tag of the bot in the address (`?bot=...&lang=...&mode=...`) into the page, as a site owner would. */
const words = {
  es: {
    title: 'Página de prueba',
    about: 'Así se ve el chat en una página web.',
    remark: 'Esta es una página común: una etiqueta agrega el chat. Escribe en el chat para probarlo.',
    none: 'Este bot no está publicado o la dirección es incorrecta.',
  },
  en: {
    title: 'Trial page',
    about: 'This is what the chat looks like on a web page.',
    remark: 'This is an ordinary page: one tag adds the chat. Write in the chat to try it.',
    none: 'This bot is not published, or the address is wrong.',
  },
};

const wishes = new URLSearchParams(location.search);
const tag = document.createElement('script');
tag.async = true;
tag.src = '/widget/loader.js';
for (const name of ['bot', 'lang', 'mode', 'color', 'position', 'theme', 'sound']) {
  const value = wishes.get(name);
  if (value !== null) tag.dataset[name] = value;
}

/** The bot's public appearance; null when there is no such bot. */
async function look() {
  const { bot } = tag.dataset;
  if (bot === undefined) return null;
  const response = await fetch(`/widget/bots/${encodeURIComponent(bot)}`);
  return response.ok ? response.json() : null;
}

function show(bot) {
  const language = wishes.get('lang') ?? bot?.locale ?? navigator.language;
  const locale = language.startsWith('en') ? 'en' : 'es';
  const { title, about, remark, none } = words[locale];
  document.documentElement.lang = locale;
  document.title = bot?.name ?? title;
  document.querySelector('#name').textContent = bot?.name ?? title;
  document.querySelector('#about').textContent = bot === null ? none : about;
  document.querySelector('#remark').textContent = remark;
}

document.querySelector('#snippet').textContent = tag.outerHTML.replace('/widget/', `${location.origin}/widget/`);
if (tag.dataset.bot !== undefined) document.body.append(tag);
look().then(show, () => show(null));
