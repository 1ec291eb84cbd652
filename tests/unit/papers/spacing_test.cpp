#include "papers/spacing.hpp"

#include <catch2/catch.hpp>

using prikaz::papers::spacing_fault;

TEST_CASE("spaces left out and put in by habit are found and mended", "[papers]") {
  struct Row {
    const char *text, *written, *right;
  };
  for (const Row& row :
       {Row{"от 25.12.2019г. № Р-145", "25.12.2019г.", "25.12.2019 г."}, Row{"в {}г. пройдёт", "{}г.", "{} г."},
        Row{"СОШ п.Сосновка", "п.Сосновка", "п. Сосновка"},
        Row{"СОШ №3 им. И.И.Рынского", "И.И.Рынского", "И.И. Рынского"},
        Row{"Т.Е.Дьяченко, директор", "Т.Е.Дьяченко,", "Т.Е. Дьяченко,"}, Row{"закон № 7 -ФЗ", "7 -ФЗ", "7-ФЗ"},
        Row{"закон N 7-ФЗ", "N 7-ФЗ", "№ 7-ФЗ"}, Row{"протокол N45 от", "N45", "№45"}}) {
    INFO(row.text);
    const auto found = spacing_fault(row.text);
    REQUIRE(found);
    CHECK(found->written == row.written);
    CHECK(found->right == row.right);
  }
}

TEST_CASE("text with its spaces in place is left alone", "[papers]") {
  for (const char* text : {"от 25.12.2019 г. № Р-145", "п. Сосновка, ул. Мира", "И.И. Рынского", "А.О. Моисеев", "7-ФЗ",
                           "Р-145", "в 5 группах", "и т.д.", "2023–2025 годы", "МАОУ «СОШ № 1»", "с 10.00 до 12.00",
                           "1.1. Положение", "гост 7.0.97", "NATO 7", "И.О. директора"})
    CHECK_FALSE(spacing_fault(text));
}
