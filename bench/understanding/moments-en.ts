import { casesOf, type Case } from './case.ts';

/** Wednesday, 25 November 2026, 11:00 in Mexico City; open Monday to Saturday from 9 to 19. `?` must be asked back. */
export const englishMoments: readonly Case[] = [
  ...casesOf(
    'MX en',
    `
a week from friday | 2026-12-04
not tomorrow, friday | 2026-11-27
today | 2026-11-25
tomorrow morning | 2026-11-26 06:00-12:00
day after tomorrow | 2026-11-27
next Friday | 2026-11-27
December 25 | 2026-12-25
Dec 25th, 2027 | 2027-12-25
the 25th of December | 2026-12-25
in two weeks | 2026-12-09
someday | ?
tuesday next week at 3 | 2026-12-01 15:00
the second monday of december | 2026-12-14
last friday of november | 2026-11-27
christmas eve at noon | 2026-12-24 12:00
half past four tomorrow | 2026-11-26 16:30
tomorrow at quarter to five | 2026-11-26 16:45
friday the 27th at 4pm | 2026-11-27 16:00
tomorrow at 5 | 2026-11-26 17:00
5pm tomorrow | 2026-11-26 17:00
tomorrow | 2026-11-26
tmrw at 3 | 2026-11-26 15:00
tomorow | 2026-11-26
tomorrow at 10:30 | 2026-11-26 10:30
tomorrow at 10.30 | 2026-11-26 10:30
tomorrow afternoon | 2026-11-26 12:00-19:00
tonight | 2026-11-25 19:00-23:59
this friday | 2026-11-27
on friday | 2026-11-27
friday at 4 | 2026-11-27 16:00
friday 4pm | 2026-11-27 16:00
friday at half past four | 2026-11-27 16:30
friday between 10 and 12 | 2026-11-27 10:00-12:00
friday from 2 to 4 pm | 2026-11-27 14:00-16:00
friday after 5 | 2026-11-27 17:00-23:59
friday morning at 9 | 2026-11-27 09:00
friday at noon | 2026-11-27 12:00
friday at five o'clock | 2026-11-27 17:00
next monday at 9am | 2026-11-30 09:00
monday or tuesday | ?
either monday or tuesday | ?
from monday to friday | ?
not friday | ?
anything but monday | ?
any day except monday | ?
friday doesn't work, saturday | 2026-11-28
I can't tomorrow, friday please | 2026-11-27
tomorrow, actually friday | 2026-11-27
friday, no, saturday | 2026-11-28
I mean saturday | 2026-11-28
the day after tomorrow at 6 | 2026-11-27 18:00
in 3 days | 2026-11-28
in a week | 2026-12-02
in a month | 2026-12-25
a week from today | 2026-12-02
two weeks from tomorrow | 2026-12-10
a week from now | 2026-12-02
in a couple of weeks | ?
the first of december | 2026-12-01
december first | 2026-12-01
December 1st | 2026-12-01
1 December 2026 | 2026-12-01
the thirty first | 2026-12-31
the 31st | 2026-12-31
31st of december | 2026-12-31
Dec 31 | 2026-12-31
fri 27 | 2026-11-27
fri nov 27 | 2026-11-27
Friday, November 27, 2026 at 4:30 PM | 2026-11-27 16:30
thrusday | 2026-11-26
wensday | 2026-12-02
wednesday | 2026-12-02
saterday | 2026-11-28
next week | ?
next month | ?
this weekend | ?
this week | ?
sometime next week | ?
as soon as possible | ?
whenever | ?
5/12 | ?
before friday | ?
by friday | ?
until friday | ?
the friday after next | 2026-12-04
friday next week | 2026-12-04
next week on friday | 2026-12-04
the last friday of the month | 2026-11-27
first monday of next month | 2026-12-07
the 15th of next month | 2026-12-15
christmas | 2026-12-25
new year's eve | 2026-12-31
thanksgiving | 2026-11-26
yesterday | 2026-11-24
at 5 | ?
5pm | ?
do you open on sunday? | ?
how about friday? | 2026-11-27
friday works for me | 2026-11-27
I'd like to come on friday | 2026-11-27
could I book for friday at 3, please | 2026-11-27 15:00
friday if possible | 2026-11-27
friday with Laura | ?
may 5 | 2027-05-05
feb 29 | ?
november 20 | ?
can we do tomorrow at 2? | 2026-11-26 14:00
let's say friday 3pm | 2026-11-27 15:00
friday the 27th of november | 2026-11-27
this coming saturday | 2026-11-28
saturday afternoon around 4 | 2026-11-28 16:00
the 1st | 2026-12-01
on the 3rd at noon | 2026-12-03 12:00
dec 3 at 15:30 | 2026-12-03 15:30
3 dec 2026 | 2026-12-03
two days from now | 2026-11-27
in ten days | 2026-12-05
in an hour | 2026-11-25 12:00
a fortnight from today | 2026-12-09
next thursday morning | 2026-11-26 06:00-12:00
not monday, tuesday | 2026-12-01
tuesday, not monday | 2026-12-01
monday won't work | ?
monday or wednesday, whichever | ?
I'm free friday | 2026-11-27
friday sounds good | 2026-11-27
I was thinking friday | 2026-11-27
maybe friday | ?
friday evening at 7 | 2026-11-27 19:00
quarter past 5 on friday | 2026-11-27 17:15
ten to six tomorrow | 2026-11-26 17:50
friday between 2pm and 4pm | 2026-11-27 14:00-16:00
friday before noon | 2026-11-27 00:00-12:00
february 30 | ?
monday the 30th | 2026-11-30
tuesday the 30th | ?
end of the month | ?
early next week | ?
new year's day | 2027-01-01
december 24th in the evening | 2026-12-24 19:00-23:59
today at 5 | 2026-11-25 17:00
later today | ?
right now | 2026-11-25
tomorow mornin | 2026-11-26 06:00-12:00
how much is it? | ?
are you open tomorrow? | ?
`,
  ),
  ...casesOf(
    'US en',
    `
12/05/2026 | 2026-12-05
11/27 | 2026-11-27
11/27/2026 | 2026-11-27
11/27 at 3pm | 2026-11-27 15:00
12/05 | 2026-12-05
12/24/2026 | 2026-12-24
1/15 | 2027-01-15
`,
  ),
];
