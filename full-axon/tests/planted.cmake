# A runtime with a bug in it: the tests with the model have to find it.
#   cmake -D PLANT=tests/planted/lost-wake-up.cmake -D SOURCE=. -D WORK=/tmp -D CXX=g++ \
#     -P tests/planted.cmake
get_filename_component(name ${PLANT} NAME_WE)
include(${PLANT})
set(place ${WORK}/${name})
file(REMOVE_RECURSE ${place})
foreach(folder include src tests)
  file(COPY ${SOURCE}/${folder} DESTINATION ${place})
endforeach()
file(READ ${place}/${file} text)
string(FIND "${text}" "${right}" at)
if(at EQUAL -1)
  message(FATAL_ERROR "${name}: ${file} does not hold the lines to replace")
endif()
string(REPLACE "${right}" "${wrong}" text "${text}")
file(WRITE ${place}/${file} "${text}")

# In one piece, which compiles in a third of the time.
file(GLOB sources ${place}/src/*.cpp ${place}/tests/model/*.cpp)
set(all "")
foreach(source ${sources})
  string(APPEND all "#include \"${source}\"\n")
endforeach()
file(WRITE ${place}/all.cpp "${all}")
execute_process(
  COMMAND ${CXX} -std=c++20 -O0 -I${place}/include ${place}/all.cpp -lgtest_main -lgtest -pthread -o ${place}/tests-of-it
  RESULT_VARIABLE built OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT built EQUAL 0)
  message(FATAL_ERROR "${name} does not compile:\n${said}")
endif()
execute_process(
  COMMAND ${CMAKE_COMMAND} -E env AXON_SEEDS=20000 sh -c "ulimit -t 20; exec \"$0\"" ${place}/tests-of-it
  TIMEOUT 300 RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(result EQUAL 0)
  message(FATAL_ERROR "${name}: the tests pass, although a bug was planted")
endif()
string(REGEX MATCH "AXON_SEED=[0-9]+|order number [0-9]+" found "${said}")
message("${name}: found (${found}${result})")
