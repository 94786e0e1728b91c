// What the reading of headers finds, and what it leaves alone.
#include "../tampering.hpp"

#include <gtest/gtest.h>

#include "../bank.hpp"
#include "../build.hpp"
#include "../lesson_run.hpp"
#include "../tokens.hpp"
#include "learn.hpp"

namespace {

Suspicions about(const fs::path& folder, const Lesson& lesson) {
  static const Compiler compiler(real_kit());
  const CoreFolder core(real_kit(), real_lessons(), folder, {});
  const fs::path tests = real_kit().tests() / lesson.folder / "tests.cpp";
  const Stage staged = stage(real_kit(), core, lesson, {tests}, "suspicions");
  return suspicions_about(real_kit(), core, lesson, staged, [&] {
    compiler.prepare([](const std::string&) {});
    return expanded_headers(compiler, staged, tests_of(real_kit(), lesson, {}, Build::plain));
  });
}

// About a right countdown with this before it.
Suspicions about_countdown_with(const std::string& more) {
  const CoreOf core({{"countdown.hpp", more + "\n" + reference("countdown.hpp")}});
  return about(core.path(), lesson_of(real_lessons(), "01"));
}

std::string words_of(const std::string& text) {
  std::string all;
  for (const Token& token : tokens_of(text)) {
    all += (all.empty() ? "" : " ") +
           (token.kind == Token::Kind::text ? "<" + token.text + ">" : token.text);
  }
  return all;
}

}  // namespace

TEST(tokens, comments_go_and_texts_stay_whole) {
  EXPECT_EQ(words_of("a/*b*/c//d\ne"), "a c e");
  EXPECT_EQ(words_of("\"a//b\" '\"' R\"x(c)\"d)x\" e"), "<a//b> <\"> <c)\"d> e");
  EXPECT_EQ(words_of("std::x##y 1'000 %:%: a->b"), "std :: x ## y 1'000 ## a - > b");
  EXPECT_EQ(words_of("#include <a/b.h>\n#  include \"c\"\n1 < 2 > 3"),
            "# include <a/b.h> # include <c> 1 < 2 > 3");
  EXPECT_EQ(words_of("/* never ends"), "");
  EXPECT_EQ(words_of("\"never ends\nnext \"\\"), "<never ends> next <\\>");
  EXPECT_EQ(words_of("R\"never ends"), "");
}

TEST(tokens, a_line_goes_on_after_a_backslash_and_keeps_its_number) {
  const auto tokens = tokens_of("one\n#define X as\\\nm\nla\\\r\nst");
  ASSERT_EQ(tokens.size(), 6U);
  EXPECT_EQ(tokens[4].text, "asm");
  EXPECT_EQ(tokens[4].line, 2);
  EXPECT_TRUE(tokens[4].in_directive);
  EXPECT_EQ(tokens[5].text, "last");
  EXPECT_EQ(tokens[5].line, 4);
  EXPECT_FALSE(tokens[5].in_directive);
}

TEST(tampering, what_reaches_for_the_tests_is_found) {
  for (const auto& [code, says] : std::vector<std::pair<std::string, std::string>>{
           {"#define expect(...) ((void)0)", "the macro expect"},
           {"#  undef  LESSON_TEST", "the macro LESSON_TEST"},
           {"#de\\\nfine expect(...) 0", "the macro expect"},
           {"namespace kit { int a; }", "kit is the namespace of the tests"},
           {"template <> int kit::show(int);", "kit is the namespace of the tests"},
           {"using namespace kit;", "kit is the namespace of the tests"},
           {"#define N kit\nnamespace N { int a; }", "kit is the namespace of the tests"},
           {"void f() { testing::x(); }", "testing is the namespace"},
           {"namespace { void expect(int) {} }", "the function expect"},
           {"namespace miniaxon { void expect_that(bool) {} }", "the function expect_that"},
           {"auto a = std::getenv(\"AXON_KIT_CHANNEL\");", "AXON_KIT"},
           {"__attribute__((constructor(100))) void f();", "the attribute constructor"},
           {"__attribute__((unused, __constructor__)) void f();", "the attribute __constructor__"},
           {"[[gnu::used, gnu::constructor(100)]] void f();", "the attribute constructor"},
           {"[[gnu::section(\".preinit_array\")]] void (*f)();", "the attribute section"},
           {"extern \"C\" long write(int, const void*, unsigned long);", "extern \"C\""},
           {"long mine() asm(\"write\");", "asm"},
           {"void f() { __asm__ volatile(\"nop\"); }", "__asm__"},
           {"#include <dlfcn.h>\nauto a = dlsym(nullptr, \"write\");", "dlsym"},
           {"long f() { return ::syscall(1); }", "syscall"},
           {"#pragma weak write", "weak"},
           {"#pragma redefine_extname mine write", "redefine_extname"},
           {"#include \"../solutions/countdown.hpp\"", "outside its folder"},
           {"#include \"detail/../../countdown.hpp\"", "outside its folder"},
           {"#include </etc/shadow>", "outside its folder"},
           {"#include \"story.hpp\"", "belongs to the tests"},
           {"#include <gtest/gtest.h>", "belongs to the tests"},
           {"[[gnu::no_sanitize(\"address\")]] void f();", "the attribute no_sanitize"},
           {"__attribute__((__no_sanitize_address__)) void f();", "the attribute __no_sanitize"},
           {"#line 7 \"other.hpp\"", "says that this is another file"},
           {"# 7 \"other.hpp\"", "says that this is another file"},
           {"inline const char* text = R\"(\n# A\n# 7 \"other.hpp\"\n)\";",
            "says that this is another file"},
           {"template <> bool std::operator==<int>(const int& a, const int& b);", "written again"},
           {"template <> inline bool std::vector<std::pair<int, int>>::empty() const;",
            "written again"},
           {"template <> template <> bool std::__equal<struct A>::equal<int*>(int*, int*, int*);",
            "written again"}}) {
    const Suspicions found = about_countdown_with(code);
    EXPECT_NE(found.tampering.find(says), std::string::npos) << code << "\n" << found.tampering;
    EXPECT_NE(found.tampering.find("countdown.hpp, line "), std::string::npos);
  }
}

TEST(tampering, what_macros_hide_is_found) {
  for (const auto& [code, says] : std::vector<std::pair<std::string, std::string>>{
           {"#define JOIN(a, b) a##b\nnamespace JOIN(ki, t) { int a; }", "kit is the namespace"},
           {"#include <sys/cdefs.h>\nnamespace __CONCAT(ki, t) { int a; }", "kit is the namespace"},
           {"#define LINKAGE \"C\"\nextern LINKAGE long write(int);", "extern \"C\""},
           {"#define EARLY constructor(100)\n__attribute__((EARLY)) void f();", "constructor"},
           {"_Pragma(\"weak write\")", "the pragma weak"}}) {
    const Suspicions found = about_countdown_with(code);
    EXPECT_NE(found.tampering.find(says), std::string::npos) << code << "\n" << found.tampering;
    const int line = code[0] == '#' ? 2 : 1;
    EXPECT_NE(found.tampering.find("countdown.hpp, line " + std::to_string(line) + ":"),
              std::string::npos)
        << found.tampering;
  }
}

TEST(tampering, the_games_kit_may_be_used_and_the_harness_in_the_same_namespace_may_not) {
  const auto about_cat_with = [](const std::string& code) {
    const CoreOf core({{"cat.hpp", code + "\n" + reference("cat.hpp")}});
    return about(core.path(), lesson_of(real_lessons(), "25")).tampering;
  };
  EXPECT_EQ(about_cat_with("using kit::Key;\nstruct Mine : kit::Actor {};"), "");
  for (const char* code : {"namespace kit { int a; }", "using namespace kit;", "using kit::step;",
                           "inline void f() { kit::expect(\"\", \"\"); }"}) {
    EXPECT_NE(about_cat_with(code).find("kit is the namespace"), std::string::npos) << code;
  }
  EXPECT_NE(about_countdown_with("using kit::Key;").tampering, "");
}

TEST(tampering, what_only_looks_like_it_is_left_alone) {
  for (const char* code :
       {"// asm, namespace kit, extern \"C\", /proc/self/mem, exit(1)",
        "/* __attribute__((constructor)) void f(); */",
        "inline const char* said = \"kit::expect(asm) syscall fork() exit(0) ../a\";",
        "struct Kit { int kit = 1; void fork() {} void exit() {} int expect(int a) { return a; } "
        "};",
        "inline int constructor(int section) { return section; }",
        "namespace own::kit { inline int a = 1; }\nnamespace axon_kit { inline int a = 1; }",
        "#define COUNTDOWN_HPP\n#define MY_OWN(x) (x)\n#define SAID(line) \\\n  #line",
        "#include <cassert>\n#define JOIN(a, b) a##b\ninline int JOIN(o, ne)() { assert(1); return "
        "__LINE__; }",
        "inline const char* page = R\"(# A page\n# Its part)\";",
        "template <> struct std::hash<struct Own> { int operator()(int a) const { return a; } };",
        "template <class T> std::string named(T);\ntemplate <> inline std::string named(int) { "
        "return std::string(__func__); }",
        "[[nodiscard]] __attribute__((unused)) inline int f() { return 1; }",
        "#include \"detail/../mine.hpp\"\n#include <string>\n#include \"actors.hpp\""}) {
    const CoreOf core({{"countdown.hpp", code + ("\n" + reference("countdown.hpp"))},
                       {"mine.hpp", "int mine;"},
                       {"actors.hpp", "struct Actor {};"}});
    const Suspicions found = about(core.path(), lesson_of(real_lessons(), "01"));
    EXPECT_EQ(found.tampering, "") << code;
    EXPECT_TRUE(found.looks.empty()) << code << "\n" << found.looks.front();
  }
}

TEST(tampering, what_may_be_honest_is_for_a_person_to_look_at) {
  for (const auto& [code, says] : std::vector<std::pair<std::string, std::string>>{
           {"inline void f() { std::exit(0); }", "exit() is called"},
           {"inline void f() { if (::fork() == 0) return; }", "fork() is called"},
           {"inline auto leave = &_exit;", "_exit is taken"},
           {"extern char __data_start;", "__data_start belongs to the compiler"},
           {"#ifdef __SANITIZE_ADDRESS__\n#endif", "whether a sanitizer watches"},
           {"inline const char* f = \"/proc/self/maps\";", "/proc/"},
           {"namespace std { int a; }", "namespace std"},
           {"namespace miniaxon { int ask_for_nothing(int&& source, int calls); }",
            "a function ask_for_nothing"}}) {
    const Suspicions found = about_countdown_with(code);
    EXPECT_EQ(found.tampering, "") << code;
    ASSERT_EQ(found.looks.size(), 1U) << code;
    EXPECT_NE(found.looks[0].find(says), std::string::npos) << found.looks[0];
  }
}

TEST(tampering, nobody_in_the_banks_is_suspected) {
  for (const BankEntry& entry : bank_of(real_kit(), real_lessons())) {
    if (entry.kind == BankEntry::Kind::shown) continue;  // one shows what exit() leads to
    const Suspicions found = about(entry.folder, *entry.lesson);
    EXPECT_EQ(found.tampering, "") << entry.folder;
    for (const std::string& look : found.looks) ADD_FAILURE() << look;
  }
}
