import { casesOf, type Case } from './case.ts';

/** Days and times as they are said in the United States and in Britain. The same moment and place as in the other sets. */
export const regionalEnglishMoments: readonly Case[] = [
  ...casesOf(
    'US en',
    `
thursday the 3rd at 11:30am | 2026-12-03 11:30
friday at 3 in the afternoon | 2026-11-27 15:00
sometime tomorrow morning | 2026-11-26 06:00-12:00
on monday, at ten past nine | 2026-11-30 09:10
how's saturday at noon? | 2026-11-28 12:00
I have work until 5 on friday | ?
december 1 or 2 | ?
two fridays from now | ?
can't do mornings, friday afternoon? | 2026-11-27 12:00-19:00
tomorrow at noon | 2026-11-26 12:00
this saturday around 2 | 2026-11-28 14:00
next wednesday at 11am | 2026-12-02 11:00
december 7 | 2026-12-07
12/7/26 at 1:30 pm | 2026-12-07 13:30
any time on monday | 2026-11-30
friday night | 2026-11-27 19:00-23:59
the first week of december | ?
not tomorrow but the day after | 2026-11-27
can you do today at 4? | 2026-11-25 16:00
in two days at 9 | 2026-11-27 09:00
thanksgiving day | 2026-11-26
sunday is no good | ?
let's do the 15th, 3:15 | 2026-12-15 15:15
could I get in friday at 2:15? | 2026-11-27 14:15
friday works, say 3pm? | 2026-11-27 15:00
thursday nov 26 between noon and 2 | 2026-11-26 12:00-14:00
the 30th around 5 | 2026-11-30 17:00
monday or tuesday morning | ?
next week any day | ?
tomorrow's fine | 2026-11-26
saturday 8am sharp | 2026-11-28 08:00
11-30 at 4pm | 2026-11-30 16:00
the monday after next | 2026-12-07
not sure yet | ?
i want to come in on dec 3rd | 2026-12-03
is 4pm tomorrow possible | 2026-11-26 16:00
today after 3 | 2026-11-25 15:00-23:59
let's go with monday at 8:45 | 2026-11-30 08:45
the 2nd of december in the afternoon | 2026-12-02 12:00-19:00
tomorrow before 10am | 2026-11-26 00:00-10:00
first thing monday | 2026-11-30 06:00-12:00
idk you pick | ?
saturday, if not then sunday | ?
friday 11/27 at 1 | 2026-11-27 13:00
next mon 9am | 2026-11-30 09:00
is thursday ok? | 2026-11-26
wednesday dec 9th 5 o'clock | 2026-12-09 17:00
after christmas | ?
next thursday at 5 | 2026-11-26 17:00
the day after tmrw | 2026-11-27
saturday around noon | 2026-11-28 12:00
dec 12 at 7 in the evening | 2026-12-12 19:00
friday, 4ish works | 2026-11-27 16:00
monday morning, like 9 | 2026-11-30 09:00
anytime after 2 on friday | 2026-11-27 14:00-23:59
how about next week tuesday | 2026-12-01
12-4-2026 | 2026-12-04
twelve thirty on friday | 2026-11-27 12:30
friday the 28th | ?
before noon on monday | 2026-11-30 00:00-12:00
can't tomorrow, saturday instead | 2026-11-28
the weekend | ?
maybe thursday | ?
the twenty eighth | 2026-11-28
jan 2nd at 10 | 2027-01-02 10:00
put me down for friday at 3 | 2026-11-27 15:00
see you friday at 3 | 2026-11-27 15:00
I'd prefer saturday morning | 2026-11-28 06:00-12:00
december the 5th at 2 | 2026-12-05 14:00
friday at 3 if you have space | 2026-11-27 15:00
tomorrow evening around 6:30 | 2026-11-26 18:30
next weekend | ?
monday after 3pm | 2026-11-30 15:00-23:59
the friday before christmas | ?
this friday or next | ?
anytime friday | 2026-11-27
friday the 4th at noon | 2026-12-04 12:00
on dec 1 2026 at 4 in the afternoon | 2026-12-01 16:00
I can do thursday | 2026-11-26
saturday at 10 in the morning works | 2026-11-28 10:00
not today, maybe tomorrow | ?
wed or thu | ?
12/15 at 3:30pm please | 2026-12-15 15:30
fri around 4ish | 2026-11-27 16:00
tmrw @ 2:30 | 2026-11-26 14:30
next tues at 10 | 2026-12-01 10:00
sat the 5th at noon | 2026-12-05 12:00
how about monday, 3 o'clock | 2026-11-30 15:00
12/8 5pm | 2026-12-08 17:00
the 8th at 9:15 am | 2026-12-08 09:15
not this friday, the next | 2026-12-04
not friday, not saturday | ?
monday's no good, tuesday at 4 works | 2026-12-01 16:00
any day after 5 | ?
friday at five thirty | 2026-11-27 17:30
a quarter to four on monday | 2026-11-30 15:45
two weeks from today at 3 | 2026-12-09 15:00
in three weeks | 2026-12-16
the last monday of december | 2026-12-28
Dec. 4th, 2:00 PM | 2026-12-04 14:00
tonight at 8 | 2026-11-25 20:00
sometime this week | ?
noonish tomorrow | 2026-11-26 12:00
2moro mornin at 10 | 2026-11-26 10:00
early next month | ?
this sat or sun | ?
can y'all do thursday at 2? | 2026-11-26 14:00
hopefully friday afternoon | 2026-11-27 12:00-19:00
`,
  ),
  ...casesOf(
    'GB en',
    `
Monday the 30th at quarter to one | 2026-11-30 12:45
the 1st of December at half nine | 2026-12-01 09:30
tomorrow afternoon, half two | 2026-11-26 14:30
next Friday week | ?
boxing day | 2026-12-26
half past four on Friday | 2026-11-27 16:30
quarter to six tomorrow | 2026-11-26 17:45
Saturday the 28th, half eleven | 2026-11-28 11:30
a week on Friday | 2026-12-04
in a fortnight | 2026-12-09
28/11 at 3 | 2026-11-28 15:00
half three tomorrow | 2026-11-26 15:30
Friday at half five please | 2026-11-27 17:30
a week today | 2026-12-02
a week on Monday | 2026-12-07
Friday week at 2pm | 2026-12-04 14:00
a fortnight tomorrow | 2026-12-10
Thursday fortnight | 2026-12-10
4/12 at 10am | 2026-12-04 10:00
the 4th of December, quarter past nine | 2026-12-04 09:15
ten to three on Saturday | 2026-11-28 14:50
1st December, half ten | 2026-12-01 10:30
Tues the 1st at 11 | 2026-12-01 11:00
any chance of Friday at 4? | ?
whenever suits you, mate | ?
the day after tomorrow, half past two | 2026-11-27 14:30
New Year's Eve at 7pm | 2026-12-31 19:00
30 Nov, 14:00 | 2026-11-30 14:00
not till next month | ?
`,
  ),
];
