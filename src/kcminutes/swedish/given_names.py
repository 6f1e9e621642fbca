"""Given names that are usual in Sweden among those who work now, or did lately; no list has them all."""

from typing import Final

GIVEN_NAMES: Final = frozenset(
    name
    for row in (
        "Adam, Adnan, Affe, Agda, Agnes, Agneta, Agnieszka, Ahmed, Aida, Aina, Aino, Aisha, Albin, Alexander, Alexandra, Alf",
        "Algot, Ali, Alice, Allan, Alma, Alva, Alvar, Amanda, Amelia, Amina, Amir, Anders, Andrea, Andreas, Anette, Angelica",
        "Anita, Anja, Anki, Ann, Anna, Annakarin, Annalena, Anne, Anneli, Annelie, Annette, Annica, Annika, Annmarie, Anton",
        "Antonia, Antti, Anu, Arja, Arne, Arnold, Artur, Arvid, Assar, Astrid, Axel, Azra, Barbro, Beatrice, Bengt",
        "Berit, Berndt, Bernt, Bert, Bertha, Bertil, Bettan, Biljana, Birger, Birgit, Birgitta, Björn, Bo, Boel, Bosse, Branka",
        "Britt, Britta, Britten, Bror, Börje, Camilla, Carin, Carina, Carl, Carola, Carolin, Carolina, Caroline, Catarina",
        "Catharina, Cathrin, Cathrine, Catrin, Cecilia, Cecilie, Charlotta, Charlotte, Christel, Christer, Christian, Christin",
        "Christina, Christine, Christoffer, Cia, Claes, Clara, Classe, Claudia, Conny, Cornelia, Dagmar, Dan, Daniel, Daniela",
        "Daniella, David, Dejan, Dennis, Diana, Dick, Disa, Dragan, Ebba, Eddie, Edina, Edit, Edvard, Edvin, Egon, Einar",
        "Eivor, Eje, Eleonora, Elin, Elina, Elinor, Elisabet, Elisabeth, Elise, Ella, Ellen, Elna, Elof, Elov, Elsa, Elsie",
        "Elsy, Elvira, Elvy, Emelie, Emil, Emilia, Emir, Emma, Emmy, Enar, Engla, Enok, Erica, Erik, Erika, Erland, Erling",
        "Ernst, Eskil, Ester, Esther, Eugen, Eva, Evald, Evelina, Evert, Evy, Ewa, Ewelina, Fatima, Felicia, Felix, Ferdinand",
        "Fia, Filip, Fingal, Folke, Frans, Frasse, Freddy, Fredric, Fredrik, Fredrika, Frida, Fritz, Gabriel, Gabriella, Georg",
        "Gerd, Gerda, Gerhard, Gert, Gerty, Gisela, Gittan, Goran, Gordana, Gottfrid, Greger, Gregor, Greta, Gudrun, Gun",
        "Gunborg, Gunbritt, Gunhild, Gunilla, Gunlög, Gunn, Gunnar, Gunne, Gunnel, Gunvor, Gustaf, Gustav, Gusten, Göran",
        "Görel, Gösta, Göte, Hadar, Halvar, Hampus, Hanna, Hannah, Hans, Harald, Hardy, Harriet, Harry, Hassan, Hasse, Hedda",
        "Hedvig, Heikki, Helen, Helén, Helena, Heléne, Helene, Helge, Helmer, Helmut, Hélène, Henke, Henning, Henric, Henrik",
        "Henry, Herbert, Herman, Hilda, Hilding, Hillevi, Hjalmar, Holger, Hubert, Hugo, Hussain, Hussein, Håkan, Ibrahim, Ida",
        "Ines, Inez, Ingalill, Ingalis, Inge, Ingeborg, Ingegerd, Ingegärd, Ingela, Ingemar, Inger, Ingmar, Ingrid, Ingvar",
        "Ingvor, Irene, Iréne, Irina, Irja, Irma, Isa, Isabel, Isabell, Isabella, Isabelle, Isak, Isidor, Isolde, Ivan, Ivana",
        "Ivar, Iwan, Jacob, Jakob, Jamal, Jan, Jane, Janet, Janne, Jari, Jarl, Jasmina, Jasmine, Jeanett, Jeanette, Jelena",
        "Jennie, Jenny, Jens, Jerker, Jerry, Jesper, Jessica, Jessika, Jill, Jim, Jimmie, Jimmy, Joachim, Joakim, Joanna",
        "Jocke, Joel, Johan, Johanna, Johannes, John, Johnny, Joline, Jon, Jonas, Jonatan, Jonathan, Jonna, Jonny, Jonte",
        "Jorma, Josef, Josefin, Josefina, Josefine, Josua, Juha, Jukka, Julia, Julius, Jytte, Jöns, Jörgen, Kai, Kaija, Kaisa",
        "Kaj, Kajsa, Kalle, Kari, Karin, Karina, Karl, Karolina, Karsten, Kasper, Katarina, Katarzyna, Katharina, Katja, Katri",
        "Katrin, Kenneth, Kent, Kenta, Kerstin, Kerttu, Khalid, Kia, Kicki, Kim, Kitty, Kjell, Klas, Klaus, Knut, Krister",
        "Kristian, Kristin, Kristina, Kristine, Kristoffer, Kurt, Lambert, Lars, Lasse, Laura, Layla, Leena, Leif, Leila, Lena",
        "Lennart, Lennarth, Leo, Leon, Leonard, Levi, Leyla, Liam, Lilian, Lillemor, Lillian, Lilly, Lina, Linda, Linn, Linnéa",
        "Linnea, Linus, Lis, Lisa, Lisbet, Lisbeth, Lise, Liselott, Liselotte, Lisette, Livia, Ljiljana, Lollo, Lotta, Lotte",
        "Lotten, Louice, Louise, Lova, Lovisa, Lucas, Ludvig, Lukas, Lydia, Mackan, Madeleine, Madelene, Magda, Magdalena",
        "Maggan, Magge, Magnus, Maivor, Maj, Maja, Majbritt, Majken, Majlis, Majsan, Majvor, Malena, Malin, Malou, Malte",
        "Manfred, Marcel, Marcus, Margaret, Margareta, Margaretha, Margit, Margot, Margret, Mari, Maria, Mariam, Mariana",
        "Mariann, Marianne, Marie, Marika, Marina, Mario, Marit, Marita, Maritha, Marja, Markku, Marko, Markus, Marlen",
        "Marlene, Marta, Martin, Martina, Mary, Maryam, Mathias, Mathilda, Mathilde, Matilda, Mats, Matte, Matti, Mattias",
        "Maud, Mauritz, Maximilian, Mayvor, Mehmet, Meja, Melissa, Melker, Merja, Mia, Micael, Michael, Michaela, Micke",
        "Mikael, Mikaela, Mikko, Milla, Mimmi, Minna, Mirjam, Mirjana, Moa, Mohamed, Mohammed, Molly, Mona, Monia, Monica",
        "Monika, Mustafa, Måns, Mårten, Märit, Märta, Nadja, Naemi, Nanna, Nasrin, Natalia, Natalie, Nathalie, Nellie, Nenad",
        "Nicke, Nicklas, Niclas, Niels, Niklas, Nikolas, Nils, Nina, Ninni, Nisse, Noah, Noomi, Nora, Nore, Ola, Olaf, Olav",
        "Olga, Oliver, Olle, Olof, Olov, Omar, Orvar, Oscar, Oskar, Ossian, Osvald, Ottilia, Otto, Ove, Owe, Palle, Paola",
        "Patric, Patricia, Patrick, Patrik, Paul, Paula, Paulina, Pauline, Peder, Pekka, Pelle, Peo, Per, Pernilla, Perra",
        "Peter, Petra, Petrus, Petter, Pia, Pierre, Piotr, Pirjo, Pirkko, Pontan, Pontus, Putte, Päivi, Pär, Rachel, Ragnar",
        "Ragnhild, Ragnvald, Raija, Ralf, Rasmus, Rebecca, Rebecka, Regina, Reijo, Reine, Reinhold, Renée, Richard, Rickard",
        "Riitta, Rikard, Rita, Ritva, Robban, Robert, Robin, Roger, Roine, Roland, Rolf, Rolph, Ronja, Ronnie, Ronny",
        "Rosita, Ruben, Rudolf, Rune, Ruth, Sabina, Sally, Sami, Samira, Samuel, Sandra, Sanna, Sara, Sarah, Seija, Selma",
        "Senad, Seppo, Seth, Shirin, Sigbritt, Sigfrid, Sigge, Signe, Sigrid, Sigurd, Sigvald, Sigvard, Simon, Sirpa, Siv",
        "Sivert, Sixten, Slobodan, Snezana, Sofi, Sofia, Sofie, Solbritt, Solveig, Solvig, Sonja, Sonny, Sophia, Sophie",
        "Staffan, Stefan, Steffe, Stellan, Sten, Steve, Stig, Stina, Sture, Styrbjörn, Sune, Susann, Susanna, Susanne, Sussie",
        "Suzanne, Svante, Svea, Sven, Svenerik, Sverker, Sverre, Sylvia, Synnöve, Sören, Tage, Tanja, Tapio, Tarja, Tarmo",
        "Teodor, Terese, Teresia, Thea, Theodor, Theres, Therése, Therese, Thilda, Thomas, Thorbjörn, Thord, Thore, Thorsten",
        "Thorvald, Thure, Tiina, Tilda, Tilde, Timo, Tina, Titti, Tobbe, Tobias, Tom, Tomas, Tommy, Tompa, Tony, Torbjörn",
        "Tord, Tore, Torgny, Torkel, Torsten, Torun, Torvald, Totte, Tova, Tove, Tryggve, Tuija, Tuomo, Ture, Tuula, Tuva",
        "Tyko, Tyra, Uffe, Ulf, Ulla, Ulrica, Ulrik, Ulrika, Uno, Urban, Ursula, Valdemar, Valle, Valter, Vanessa, Vanja",
        "Veikko, Vendela, Vera, Veronica, Veronika, Vesna, Victor, Victoria, Vidar, Viggo, Viktor, Viktoria, Vilgot, Vilhelm",
        "Vilma, Vincent, Virpi, Viveca, Viveka, Vivi, Vivianne, Walter, Weine, Wenche, Werner, Wiktoria, Wilhelm, William",
        "Willy, Wilma, Yasmin, Ylva, Yngve, Yusuf, Yvette, Yvonne, Zahra, Zandra, Zara, Zoran, Åke, Åsa, Åse, Örjan, Östen",
        "Öyvind",
    )
    for name in row.split(", ")
)


def is_given_name(word: str) -> bool:
    """Whether the word is somebody's given name, or two of them tied by a hyphen: "Ann-Karin"."""
    return all(part in GIVEN_NAMES for part in word.split("-"))
