import { casesOf, type Case } from './case.ts';

/** Numbers; `?` must be asked back or refused. */
export const numberCases: readonly Case[] = [
  ...casesOf(
    'MX es',
    `
dos mil | 2000
2 millones | 2000000
una docena | 12
2 docenas | 24
20 30 | ?
ciento veinte | 120
dos y medio | 2.5
menos 5 | -5
3ra | ?
veinti cinco | 25
cien | 100
1 234,50 | 1234.5
.5 | 0.5
25 | 25
1,200.50 | 1200.5
1.200,50 | 1200.5
$1,200 | 1200
1.200.000 | 1200000
1,200,000.5 | 1200000.5
12,5 | 12.5
0.125 | 0.125
-3 | -3
3 personas | 3
somos dos | 2
uno | 1
diez | 10
seven | 7
2 mil | 2000
20k | 20000
MXN 280 | 280
MXN\u00a0280 | 280
1\u00a0200 | 1200
1 200 | 1200
1,200.50.3 | ?
12,34,567.8,9 | ?
entre 2 y 3 | ?
dos o tres | ?
ninguno | ?
1.200 | 1.2
1,200 | 1200
somos 4 personas | 4
para 4 | 4
una mesa para 4 | 4
mesa para cuatro personas por favor | 4
tengo 30 años | 30
30 años | 30
treinta y cinco | 35
treinta y cinco años | 35
cuarenta y dos mil | 42000
mil | 1000
mil quinientos | 1500
dos mil quinientos | 2500
2 mil 500 | 2500
cien mil | 100000
ciento cincuenta | 150
un millón | 1000000
un millon doscientos mil | 1200000
1 millón 200 mil | 1200000
2.5 millones | 2500000
1.5k | 1500
medio millón | 500000
2 millones y medio | 2500000
media docena | 6
docena y media | 18
una docena y media | 18
un par | 2
dos pares | 4
medio | 0.5
media | 0.5
2 y medio | 2.5
2 1/2 | 2.5
2½ | 2.5
½ | 0.5
1/2 | 0.5
tres y media | 3.5
２５ | 25
50% | 50
50 por ciento | 50
50 pesos | 50
50 dólares | 50
USD 50 | 50
€50 | 50
50€ | 50
R$ 50 | 50
5 kg | 5
5kg | 5
25° | ?
como 5 | 5
unos 20 | 20
más o menos 20 | 20
aproximadamente 100 | 100
más de 5 | ?
menos de 10 | ?
al menos 3 | ?
hasta 4 | ?
casi 30 | ?
2-3 | ?
2 a 3 | ?
de 2 a 4 | ?
2 o 3 | ?
2 adultos y 1 niño | ?
2 adultos y un niño | ?
3, no, 4 | 4
3, perdón 4 | 4
no 3, 4 | 4
no sé | ?
no somos 4 | ?
muchos | ?
12/05 | ?
10:30 | ?
el 3 | 3
tercero | ?
primera | ?
5555123456 | 5555123456
9999999999999999999999 | ?
cero | 0
0 | 0
solo uno | 1
solo yo | ?
nosotros dos | 2
los dos | 2
quince | 15
dieciséis | 16
diez y seis | 16
veintidós | 22
veinte y dos | 22
noventa y nueve | 99
doscientas | 200
quinientos mil | 500000
setecientos cincuenta | 750
novecientos noventa y nueve | 999
3 noches | 3
3 noches y 2 días | ?
4️⃣ | 4
+5 | 5
menos diez | -10
-1,5 | -1.5
- 3 | -3
2,5 | 2.5
0,75 | 0.75
1'200 | 1200
1'234'567.89 | 1234567.89
12.345.678 | 12345678
¿cuánto cuesta? | ?
¿cuánto cuesta el tinte? | ?
¿tienen mesa para 4? | ?
mañana | ?
mañana a las 8 | ?
`,
  ),
  ...casesOf(
    'AR es',
    `
1.200 | 1200
2.000 | 2000
`,
  ),
  ...casesOf(
    'CL es',
    `
1.500 | 1500
`,
  ),
  ...casesOf(
    'ES es',
    `
1.500,75 | 1500.75
`,
  ),
  ...casesOf(
    'CO es',
    `
$ 1.500 | 1500
`,
  ),
  ...casesOf(
    'PE es',
    `
S/ 50 | 50
`,
  ),
  ...casesOf(
    'US en',
    `
twenty five | 25
twenty-five | 25
one hundred and twenty | 120
two thousand five hundred | 2500
a hundred | 100
a thousand | 1000
a dozen | 12
half a dozen | 6
two dozen | 24
two and a half | 2.5
one and a half | 1.5
half | 0.5
a couple | 2
minus five | -5
negative five | -5
five or six | ?
between five and ten | ?
at least 5 | ?
more than 3 | ?
we are 4 | 4
4 people | 4
there will be 4 of us | 4
table for four please | 4
I am 30 years old | 30
30 years old | 30
$1,500.00 | 1500
1.5 million | 1500000
$20 bucks | 20
twelve | 12
3rd | ?
third | ?
once | ?
not sure | ?
none | ?
just me | ?
2 adults and 2 kids | ?
4, no, 5 | 5
4, I mean 5 | 5
`,
  ),
  ...casesOf(
    'MX es',
    `
somos tres | 3
seríamos cuatro | 4
vamos a ser cinco | 5
yo y mi esposa | ?
mi esposo y yo | ?
dos adultos | 2
dos adultos y dos niños | ?
ochenta y cinco mil | 85000
$85,000.00 | 85000
85 mil pesos | 85000
unos 85 mil | 85000
doscientos cincuenta mil | 250000
un millón y medio | 1500000
1.5 millones de pesos | 1500000
tres millones quinientos mil | 3500000
3,500,000 | 3500000
treinta | 30
treinta y dos años | 32
tengo veintiocho | 28
28 | 28
veintiocho años cumplidos | 28
nueve | 9
una | 1
solo una | 1
una sola persona | 1
nada más una | 1
uno solo | 1
como unas diez | 10
entre 20 y 30 | ?
de 20 a 30 | ?
20 a 30 | ?
20-30 | ?
veinte treinta | ?
veinte o treinta | ?
por lo menos veinte | ?
máximo 10 | ?
menos de veinte | ?
cero | 0
0.5 | 0.5
0,5 | 0.5
medio kilo | 0.5
kilo y medio | 1.5
1 1/2 | 1.5
1 kilo | 1
tres docenas | 36
un centenar | 100
cien pesos | 100
mil doscientos | 1200
mil doscientos cincuenta pesos | 1250
-10 | -10
menos diez grados | -10
10 grados bajo cero | ?
décimo | ?
5to | ?
cinco personas y un perro | ?
a las 5 | ?
el 5 de mayo | ?
10/12 | ?
100% | 100
100 % | 100
1 200 000 | 1200000
12 34 | ?
1,2,3 | ?
muchas | ?
varios | ?
no sé cuántos | ?
depende | ?
dos, no, tres | 3
dos mejor tres | 3
dos perdón tres | 3
`,
  ),
  ...casesOf(
    'CO es',
    `
3.500.000 | 3500000
$3.500.000 | 3500000
`,
  ),
  ...casesOf(
    'PE es',
    `
S/. 120 | 120
120 soles | 120
`,
  ),
  ...casesOf(
    'BO es',
    `
Bs 120 | 120
`,
  ),
  ...casesOf(
    'GT es',
    `
Q120 | 120
`,
  ),
  ...casesOf(
    'ES es',
    `
€ 1.200,50 | 1200.5
`,
  ),
  ...casesOf(
    'US en',
    `
twenty | 20
twenty-two | 22
three hundred fifty | 350
fifteen hundred | 1500
a million and a half | 1500000
5k | 5000
about 50 | 50
a couple of people | 2
just two | 2
just the two of us | 2
me and my wife | ?
3 or 4 | ?
up to 10 | ?
no more than 5 | ?
a dozen and a half | 18
one | 1
five, sorry, six | 6
`,
  ),
  ...casesOf(
    'MX es',
    `
son 4 | 4
4 pax | 4
cuatro porfis | 4
cuatro adultos, por favor | 4
nomás dos | 2
dos nada más | 2
dos y un bebé | ?
quince mil quinientos | 15500
15 mil quinientos | 15500
15,500 | 15500
15.500 | 15.5
15 500 | 15500
quinientos | 500
ciento uno | 101
mil uno | 1001
dos mil veintiséis | 2026
treinta mil | 30000
trescientos mil dólares | 300000
300 mil dólares | 300000
US$300,000 | 300000
300k | 300000
0.75 | 0.75
tres cuartos | ?
un cuarto | ?
uno y medio | 1.5
una y media | 1.5
hora y media | 1.5
como dos o tres | ?
de cinco a seis personas | ?
mínimo cinco | ?
no más de 5 | ?
no pasa de 5 | ?
ninguna | ?
20 20 | ?
3 x 4 | ?
3 por 4 | ?
+52 55 1234 5678 | ?
cinco cinco | ?
ambos | ?
un montón | ?
-2.5 | -2.5
menos dos y medio | -2.5
cuarenta y siete kilos | 47
1.75 m | 1.75
180 cm | 180
veintiún | 21
veintiun años | 21
veinti uno | 21
ciento veintitrés | 123
sesenta y cinco por ciento | 65
`,
  ),
  ...casesOf(
    'CL es',
    `
15.500 | 15500
`,
  ),
  ...casesOf(
    'US en',
    `
nine hundred | 900
two and a half hours | 2.5
ninety nine | 99
one thousand two hundred | 1200
1,234.56 | 1234.56
around twenty | 20
my budget is 500 | 500
we'll be six | 6
six of us | 6
not five, six | 6
a pair of adults | 2
just a pair please | 2
pairs | ?
twelve including the kids | 12
ten of us counting grandma | 10
nobody, that is zero | 0
none, so zero | 0
20 not counting the children | ?
15 including 3 kids | ?
`,
  ),
  ...casesOf(
    'MX es',
    `
veinte incluyendo a los niños | 20
somos ocho ya contando a mi suegra | 8
unos doce contando a todos mis primos | 12
diez con todo y los niños | 10
diez contando con que vengan | ?
20 contando desde ayer | ?
20 sin contar a los niños | ?
15 contando a 3 niños | ?
nadie, o sea cero | 0
nada, es decir 0 | 0
ninguno, osea 0 | 0
ninguno, o sea dos | ?
familia de 5 | 5
una familia de 5 personas | 5
un grupo de 12 | 12
`,
  ),
];
