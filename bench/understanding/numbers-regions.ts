import { casesOf, type Case } from './case.ts';

/** Numbers as they are said in each country: slang of money, marks, misspelt number words. */
export const regionalNumbers: readonly Case[] = [
  ...casesOf(
    'MX es',
    `
no sé cuántos | ?
varios | ?
como cinco o seis | ?
entre 20 y 30 | ?
dos o tres docenas | ?
pregúntale a mi esposa | ?
3 de 5 | ?
20 por 30 | ?
5 y 5 | ?
más o menos | ?
sin límite | ?
el mínimo | ?
lo que cueste | ?
2 mesas de 4 | ?
pa 6 | 6
entre 8 y 10 | ?
somos 2 nomás | 2
quince mil pesitos | 15000
como 2 o 3 | ?
1 persona | 1
cuatrocientas | 400
ochocientos mil | 800000
mas de mil | ?
cuatro o cinco | ?
somos 3 y un niño | ?
tres mil pesos al mes | 3000
aproximadamente 25 | 25
quiero 2 | 2
dos por favor | 2
$1500 mxn | 1500
seis mil | 6000
1000000 | 1000000
nueve y medio | 9.5
somos como 6 | 6
cinco personas en total | 5
15 pesos | 15
mil 500 | 1500
$2,000.00 pesos | 2000
ocho o nueve | ?
8 1/2 | 8.5
docena | 12
un millar | 1000
tres | 3
"4" | 4
10 % | 10
somos un chingo | ?
3 adultos 2 niños | ?
de a 200 | 200
cuarenta y dos | 42
ciento un | 101
ni idea | ?
mas de 3 menos de 6 | ?
veintidós mil | 22000
le calculo unas 40 personas | 40
van a ir como diez | 10
dos adultos y tres niños | ?
yo creo que 7 | 7
12 más o menos | 12
mil setecientos | 1700
un ciento | 100
2,500 pesotes | 2500
como máximo 6 | ?
0 | 0
6 personas máximo | ?
una nada más | 1
3 (tres) | 3
cuatro 4 | 4
20 mil pesos mensuales | 20000
unas 3 personas | 3
serian 2 adultos | 2
cien pesos | 100
$850 | 850
850 pesos mexicanos | 850
como unas veinte personas mas o menos | 20
de 2 a 3 | ?
quinientos cincuenta y cinco | 555
no sé | ?
2.5 | 2.5
uno solo | 1
somos puros 4 | 4
mil quinientos mas iva | ?
la misma cantidad | ?
3 o mas | ?
medio kilo | 0.5
kilo y medio | 1.5
cuarto de kilo | ?
un tercio | ?
tres mil y cacho | ?
vamos a ser cinco | 5
pon 3 | 3
ponle unos 20 | 20
dos nada mas | 2
somos yo y mi novia | ?
nomas yo | ?
100 pesitos | 100
dos mil y pico | ?
trescientos mil | 300000
6 personas y un bebé | ?
seis, por favor | 6
no más de 10 | ?
arriba de 20 | ?
mil doscientos cincuenta pesos con cincuenta centavos | ?
1200.00 | 1200
dos decenas | 20
el doble | ?
veinte y cinco | 25
docientos | 200
trecientos cincuenta | 350
quatro | 4
beinte | 20
nuebe | 9
dies | 10
cinquenta y sinco | 55
mil docientos | 1200
500 varos | 500
mil baros | 1000
como quinientos pesos | 500
dos melones | 2000000
el 3er piso | ?
2do lugar | ?
4to | ?
lo siento | ?
pues como unas 15 personas | 15
6 u 8 | ?
de 10 a 12 | ?
unos treinta y tantos | ?
casi 20 | ?
una docena y media | 18
tres cuartos | ?
pocos | ?
un chorro | ?
15 mil 500 | 15500
$ 3,499.00 MXN | 3499
3 y 2 | ?
`,
  ),
  ...casesOf(
    'AR es',
    `
cuatro gambas | 400
dos mil quinientos mangos | 2500
unos 30 mil | 30000
100.000 pesos | 100000
3 y medio | 3.5
dos lucas y media | 2500
80 lucas | 80000
unas 10 luquitas | 10000
medio palo | 500000
$ 3.250 | 3250
12,5 | 12.5
20 lucas | 20000
cinco lucas | 5000
una luca | 1000
luca y media | 1500
10 luquitas | 10000
un palo | 1000000
2 palos | 2000000
medio palo | 500000
palo y medio | 1500000
300 mangos | 300
doscientas lucas | 200000
$ 15.500,75 | 15500.75
1.250.000 | 1250000
2,5 palos | 2500000
entre 10 y 15 lucas | ?
somos 6, no, 7 | 7
`,
  ),
  ...casesOf(
    'CL es',
    `
5 lucas | 5000
luca quinientos | 1500
$ 9.990 | 9990
16 lucas | 16000
treinta luquitas | 30000
2 palos | 2000000
$25.990 | 25990
1.000.000 | 1000000
cinco mil pesos | 5000
`,
  ),
  ...casesOf(
    'CO es',
    `
cincuenta mil pesitos | 50000
1.250.000 | 1250000
dos millones y medio | 2500000
200 mil | 200000
50 barras | 50000
cien lucas | 100000
quinientos mil pesos | 500000
$ 80.000 | 80000
un millón y medio | 1500000
cuatrosientos mil | 400000
2,5 | 2.5
`,
  ),
  ...casesOf(
    'PE es',
    `
20 lucas | 20
S/ 150 | 150
S/. 35.90 | 35.9
cincuenta soles | 50
ochenta y tantos | ?
`,
  ),
  ...casesOf(
    'ES es',
    `
ciento veinte euros | 120
1.200,75 € | 1200.75
dos y pico | ?
quince | 15
1.500,50 € | 1500.5
veintipico | ?
50 pavos | 50
2.000 euros | 2000
ciento y pico | ?
media docena | 6
`,
  ),
  ...casesOf(
    'US en',
    `
about thirty | 30
two hundred fifty | 250
$75 a night | 75
4 or so | ?
eleven | 11
forty-two | 42
$12.50 | 12.5
3k | 3000
one thousand two hundred | 1200
like 7 | 7
over 50 | ?
5 to 7 | ?
half | 0.5
2 million | 2000000
none | ?
I think 12 | 12
probably 12 | ?
3 hundred | 300
my budget is $300 | 300
a thousand dollars | 1000
two and a half | 2.5
2 adults | 2
it'll be just the two of us | 2
sixty-five | 65
six | 6
a party of 8 | 8
1.5 | 1.5
twelve hundred | 1200
10k | 10000
between 5 and 10 | ?
at least 20 | ?
a dozen and a half | 18
five-ish | ?
not many | ?
there are 4 of us | 4
we're 5 | 5
maybe 6 | ?
just 2 of us | 2
around 40 bucks | 40
two thousand five hundred | 2500
fifteen hundred | 1500
3 adults and 2 kids | ?
$1.5 million | 1500000
no more than 10 | ?
a couple dozen | 24
zero | 0
seven or so | ?
5 grand | 5000
fifty bucks | 50
2.5k | 2500
a hundred or so | ?
twenty something | ?
party of five | 5
table for two please | 2
$1,999 | 1999
one and a half | 1.5
half a dozen | 6
nine hundred ninety nine | 999
2 or 3 of us | ?
a few | ?
third floor | ?
20 quid | 20
£49.99 | 49.99
the 2nd | ?
`,
  ),
];
