import { casesOf, type Case } from './case.ts';

/** Yes and no as they are said in each country. */
export const regionalYesNo: readonly Case[] = [
  ...casesOf(
    'MX es',
    `
¿cuánto cuesta? | ?
sí, si hay lugar | ?
no, bueno sí | ?
sí, el martes | ?
no, mejor tinte | ?
luego te aviso | ?
solo si es gratis | ?
sí la primera, no la segunda | ?
estoy en eso | ?
qué es eso | ?
con Ana | ?
puede que no | ?
tengo que preguntar | ?
sí, porfa | yes
mejor no gracias | no
uy sí | yes
para nada | no
así es, correcto | yes
pues no | no
sí pero en efectivo | ?
todavía no | no
ya, gracias | ?
ándale sí | yes
la verdad es que no | no
eeh sí | yes
órale va | yes
cámara | yes
ya dijiste | yes
ni que fuera gratis | ?
no manches, claro que sí | yes
no manches | ?
pues no sé la verdad | ?
sí mero | yes
no nunca | no
sipirirí | ?
claro que yes | yes
Sí!!! | yes
NO | no
noooo gracias | no
si, x favor | yes
sii porfa | yes
no me interesa gracias | no
acepto los términos | yes
no acepto | no
por supuesto | yes
creo que sí | yes
mmm no creo | no
sí, ¿por qué? | ?
como no | yes
eso sí que no | no
ok, va | yes
sí, eso quiero | yes
no lo sé aún | ?
ya qué, sí | yes
nada más eso | ?
sí señorita | yes
sale, va | yes
nop, para nada | no
no me late | no
sí me late | yes
luego les digo | ?
sí, mándenmelo | yes
no, ya no quiero | no
claro!! 🙂 | yes
no creo | no
yo creo | ?
pues igual y sí | ?
sí claro | yes
ahuevo | yes
noup | no
sipi | yes
ya rugiste | yes
ni madres | no
chale no | no
nel pastel | no
sí, pero cuesta mucho? | ?
pues yo creo que sí | yes
yo digo que no | no
más o menos | ?
órale | yes
eso mero | yes
de ninguna manera | no
si si si | yes
no no gracias | no
ok 👍 | yes
hmm no | no
sí, con todo gusto | yes
a lo mejor mañana | ?
y si no? | ?
ajá | yes
sí, está perfecto, muchas gracias | yes
claro, adelante | yes
no, ninguna | no
no, ya es todo | no
por el momento no | no
sí, de una vez | yes
pos sí | yes
pos no | no
simona la mona | yes
ok perfecto | yes
sí me interesa | yes
la neta no | no
la neta sí | yes
nop, gracias | no
sí a todo | ?
ya no lo necesito | no
no por favor | no
quizá más adelante | ?
me da igual | ?
como quieras | ?
tal vez mañana | ?
simón limón | yes
arre pues | yes
ya vas | yes
ya estás | yes
órale va | yes
sobres | yes
fierro | yes
ni lo dudes | yes
no, así está bien | no
así está bien, gracias | ?
nelson | no
niguas | no
ni de broma | no
no hace falta | no
ahí vemos | ?
déjame lo pienso | ?
pues a ver | ?
quién sabe | ?
sí, pero con otra persona | ?
sí jaja | yes
nomás dime dónde | ?
sí porfis 🙏 | yes
no gracias 😊 | no
todavía no sé | ?
`,
  ),
  ...casesOf(
    'AR es',
    `
sí, re | yes
obvio, dale | yes
no, gracias che | no
naa | no
mmm puede ser | ?
de una, crack | yes
ni en joda | no
sí, de una | yes
no, dejá | no
ni loca | no
sí, porfa | yes
ponele que sí | ?
sí, obvio | yes
olvidate | ?
posta que sí | yes
nah, ni loco | no
dale, joya | yes
bueno dale | yes
dale que va | yes
sí, dale, gracias | yes
obvio boludo | yes
joya, dale | yes
de toque | yes
sí, metele | yes
ni ahí | no
ni a palos | no
no che, gracias | no
olvidalo | no
capaz que sí | ?
en una de esas | ?
sí pero más tarde | ?
`,
  ),
  ...casesOf(
    'CO es',
    `
de una, parcero | yes
sí, por favor y gracias | yes
jamás | no
no, mi amor | no
claro, hágale | yes
no, qué pena | no
sí señora | yes
uy no | no
eso sí | yes
sisas parce | yes
hágale | yes
listo pues | yes
de una parce | yes
claro que sí, con mucho gusto | yes
bueno, sí señor | yes
no señora | no
nada que ver | no
para nada, gracias | no
de pronto | ?
`,
  ),
  ...casesOf(
    'CL es',
    `
sí po, obvio | yes
no, estoy bien así | no
ya, ya | yes
demás | yes
sipo | yes
ya, dale | yes
nica | no
nopo, gracias | no
obvio que no | no
ya po, dale | yes
ya, bacán | yes
obvio po | yes
sipo, gracias | yes
no po, gracias | no
nopo | no
ni cagando | no
ni ahí | no
puede ser po | ?
`,
  ),
  ...casesOf(
    'PE es',
    `
sí, causita | yes
no, nada | no
ya, normal | yes
sí pe | yes
claro pe causa | yes
ya pues | yes
ya, chévere | yes
nada pe | ?
no pe | no
nica | no
de repente | ?
`,
  ),
  ...casesOf(
    'ES es',
    `
pues claro | yes
sí, venga | yes
no, paso | no
para nada | no
vale tío | yes
vale, perfecto | yes
pues va a ser que sí | yes
ni hablar | no
claro, hombre | yes
que no, gracias | no
hombre, claro | yes
venga, vale | yes
guay | yes
por mí vale | yes
que sí, que sí | yes
que va | no
qué va, gracias | no
ni de coña | no
me temo que no | no
ya veremos | ?
según | ?
`,
  ),
  ...casesOf(
    'GB en',
    `
go on | yes
aye | yes
lovely, thanks | yes
brilliant, yes please | yes
sounds great | yes
yes, go for it | yes
sure, why not | yes
that'd be great | yes
uh huh | yes
count me in | yes
nah mate | no
not a chance | no
no ta | no
no cheers | no
I'd rather not | no
hard pass | no
nope, I'm fine | no
unfortunately not | no
no need, thanks | no
let me think about it | ?
we'll see | ?
possibly | ?
probably | ?
I'll let you know | ?
yes but not today | ?
depends on the price | ?
`,
  ),
  ...casesOf(
    'US en',
    `
yup yup | yes
sure! | yes
nuh uh | no
no no no | no
totally | yes
I do not | no
could be | ?
yes, that's fine | yes
I'd love that | yes
no, not really | no
not for now | no
absolutely! | yes
sounds good to me | yes
I'm good, thanks | no
of course! | yes
nope. | no
I'd rather wait | ?
sure can | yes
yes ma'am | yes
no sir | no
that is correct | yes
that's not right | no
maybe? | ?
definitely not | no
yessss | yes
nope nope | no
i'd say yes | yes
you know it | yes
ok sure | yes
negative | no
eh | ?
sure, i guess | ?
yes!! | yes
that won't work | no
lets go | yes
yeah sure | yes
yep, sounds good | yes
ok let's do it | yes
no way jose | no
nah, not today | no
i don't want to | no
no thank you very much | no
perfect, thanks | yes
why yes | yes
yeah no | ?
i suppose so | ?
not really, no | no
it's fine | ?
correct! | yes
`,
  ),
];
