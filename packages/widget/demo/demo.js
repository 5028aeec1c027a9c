/** Puts the tag of the bot named in the address (`?bot=...&lang=...&mode=...`) into the page, as an owner would paste it. */
const wishes = new URLSearchParams(location.search);
const tag = document.createElement('script');
tag.async = true;
tag.src = '/widget/loader.js';
for (const name of ['bot', 'lang', 'mode', 'color', 'position']) {
  const value = wishes.get(name);
  if (value !== null) tag.dataset[name] = value;
}
document.querySelector('#snippet').textContent = tag.outerHTML.replace('/widget/', `${location.origin}/widget/`);
if (tag.dataset.bot !== undefined) document.body.append(tag);
