import type { MomentsScope } from '../asks-module.js';
import type { Locale, OpenDay } from '../conversation/model.js';
import { dress } from '../rich/dress.js';
import { element } from '../rich/elements.js';
import { timesOf, weeksOf } from './calendar.js';
import css from './moments.css';
import { momentTexts, type MomentTexts } from './texts.js';

/** Draws days and, once one is picked, its times. Both are groups of radio buttons, which every keyboard and screen reader knows. See `MomentsModule`. */
export function drawMoments(days: readonly OpenDay[], scope: MomentsScope): HTMLElement {
  const { drawn } = new MomentsView(days, scope);
  dress(drawn, css);
  return drawn;
}

class MomentsView {
  readonly drawn: HTMLFormElement;
  private readonly texts: MomentTexts;
  private readonly times = element('fieldset', { className: 'times', hidden: true });
  /** Tells how many times there are, to those who do not see them appear. */
  private readonly status = element('span', { className: 'sr', role: 'status' });
  private readonly button: HTMLButtonElement;
  private day: OpenDay | null = null;
  private time = '';

  constructor(
    days: readonly OpenDay[],
    private readonly scope: MomentsScope,
  ) {
    const { locale, isTimeOnly } = scope;
    this.texts = momentTexts[locale];
    this.button = element('button', { className: 'button main', type: 'submit', disabled: true }, this.texts.send);
    const [keptDay = '', keptTime = ''] = scope.draft.split(' ');
    this.drawn = element(
      'form',
      { className: 'question moments', noValidate: true },
      isTimeOnly ? null : this.daysOf(days, keptDay),
      this.status,
      this.times,
      this.button,
    );
    const known = days.find(({ date }) => isTimeOnly || date === keptDay);
    if (known) this.showTimes(known, keptTime);
    this.drawn.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.day === null || this.time === '') return;
      scope.send(isTimeOnly ? this.time : `${this.day.date} ${this.time}`);
    });
  }

  private daysOf(days: readonly OpenDay[], kept: string): HTMLElement {
    const { locale } = this.scope;
    const weeks = weeksOf(days);
    const grid = element('div', { className: 'days' });
    for (const { date } of weeks[0] ?? []) grid.append(weekday(date, locale));
    for (const { date, day } of weeks.flat()) {
      if (day === null) grid.append(unavailable(String(Number(date.slice(8)))));
      else grid.append(this.dayButton(day, date === kept));
    }
    const months = [days[0], days.at(-1)].map((day) => monthOf(day?.date ?? '', locale));
    return element(
      'fieldset',
      {},
      element('legend', {}, this.texts.pickDay),
      element('p', { className: 'months' }, [...new Set(months)].join(' – ')),
      grid,
      element('p', { className: 'months' }, this.texts.later),
    );
  }

  private dayButton(day: OpenDay, isPicked: boolean): HTMLElement {
    const { locale } = this.scope;
    const number = String(Number(day.date.slice(8)));
    const label = dayWords(day.date, locale);
    const button = radio({ name: 'day', label, isPicked }, number, () => this.pick(day));
    const face = button.querySelector('span');
    if (number === '1' && face !== null) {
      face.className = 'first';
      face.dataset['month'] = shown(day.date, locale, { month: 'short' });
    }
    return button;
  }

  private pick(day: OpenDay): void {
    this.showTimes(day, this.time);
    const count = timesOf(day).length;
    this.status.textContent = count === 0 ? '' : this.texts.times(count);
    // The times and the button are seen together.
    this.drawn.scrollIntoView({ block: 'end' });
  }

  private showTimes(day: OpenDay, kept: string): void {
    this.day = day;
    const times = timesOf(day);
    this.time = times.length === 0 || times.includes(kept) ? kept : '';
    const { locale } = this.scope;
    const legend = element('legend', {}, this.texts.timeOn(dayWords(day.date, locale)));
    this.times.hidden = false;
    this.times.replaceChildren(legend, times.length === 0 ? this.anyTime(legend.textContent) : this.listed(times));
    this.changed();
  }

  private listed(times: readonly string[]): HTMLElement {
    const list = element('div', { className: 'list' });
    for (const time of times) {
      const label = timeWords(time, this.scope.locale);
      list.append(
        radio({ name: 'time', label, isPicked: time === this.time }, label, () => {
          this.time = time;
          this.changed();
        }),
      );
    }
    return list;
  }

  private anyTime(label: string): HTMLElement {
    const input = element('input', { type: 'time', value: this.time });
    input.setAttribute('aria-label', label);
    input.addEventListener('input', () => {
      this.time = input.value;
      this.changed();
    });
    return input;
  }

  private changed(): void {
    this.button.disabled = this.time === '';
    if (this.day !== null) this.scope.keep(`${this.day.date} ${this.time}`.trim());
  }
}

interface RadioParts {
  readonly name: string;
  readonly label: string;
  readonly isPicked: boolean;
}

function radio({ name, label, isPicked }: RadioParts, face: string, picked: () => void): HTMLElement {
  const input = element('input', { type: 'radio', name, checked: isPicked });
  input.setAttribute('aria-label', label);
  input.addEventListener('change', picked);
  return element('label', {}, input, element('span', {}, face));
}

function unavailable(words: string): HTMLElement {
  const drawn = element('span', { className: 'off' }, words);
  drawn.setAttribute('aria-hidden', 'true');
  return drawn;
}

function weekday(date: string, locale: Locale): HTMLElement {
  const name = unavailable(shown(date, locale, { weekday: 'short' }));
  name.classList.add('weekday');
  return name;
}

function dayWords(date: string, locale: Locale): string {
  return shown(date, locale, { weekday: 'long', day: 'numeric', month: 'long' });
}

function monthOf(date: string, locale: Locale): string {
  return shown(date, locale, { month: 'long', year: 'numeric' });
}

function timeWords(time: string, locale: Locale): string {
  const at = new Date(`2026-01-01T${time}:00Z`);
  return at.toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
}

function shown(date: string, locale: Locale, format: Intl.DateTimeFormatOptions): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, { ...format, timeZone: 'UTC' });
}
